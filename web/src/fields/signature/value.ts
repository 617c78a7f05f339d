/** In charge of what a signature is to the client. */
import type { Named } from '../../api/types';

export interface Signature {
  readonly id: string;
  readonly name: string;
  /** Who signed and when; set by the server once it is saved. */
  readonly by?: Named | null;
  readonly at?: string | null;
}
