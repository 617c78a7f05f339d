/** In charge of fetching the whole of a file for whoever draws it. */
import { problemOf } from '../../../api/error';
import type { Addresses } from '../addresses';

export async function bytesOf({ content }: Addresses): Promise<ArrayBuffer> {
  const response = await fetch(content, { credentials: 'same-origin' });
  if (!response.ok) throw await problemOf(response);
  return response.arrayBuffer();
}
