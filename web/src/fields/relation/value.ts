/** In charge of what a relation holds: the record it points to, by id, with its title. */

export interface Pointed {
  readonly id: string;
  readonly title: string;
}
