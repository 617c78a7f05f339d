"""The sample data of the CRM starter, invented from a seed: the same bytes at every run.

``words.txt`` holds the texts in both languages, ``base`` what tables are made of, and each other module the records of
some objects: ``parties`` (people, customers, contacts), ``goods``, ``deals`` (opportunity to payment), ``talks``,
``market`` (leads, campaigns) and ``service``. ``company`` puts them together.
"""
