/** The pages of a docx, drawn outside of the page and shown in a frame that can do nothing. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { bytesOf } from './bytes';
import { docxPage, LockedDocument } from './docx';
import { Refused, type ShownProps, Unshown } from './simple';
import styles from './viewer.module.css';

const MOST_BYTES = 30 * 1024 * 1024;

export default function DocxPages({ file, addresses }: ShownProps) {
  const { t } = useTranslation('fields');
  const small = file.size <= MOST_BYTES;
  const found = useQuery({
    queryKey: ['file', file.id, 'docx'],
    enabled: small,
    queryFn: async () => docxPage(await bytesOf(addresses)),
    retry: false,
    gcTime: 0,
  });
  if (!small) return <Unshown>{t('types.file.tooLargeToShow')}</Unshown>;
  if (found.error instanceof LockedDocument) return <Unshown>{t('types.file.locked')}</Unshown>;
  if (found.isError) return <Refused error={found.error} />;
  if (!found.data) return <p role="status">{t('types.file.loading')}</p>;
  return <iframe className={styles.frame} title={file.name} sandbox="" srcDoc={found.data} />;
}
