/** In charge of asking what a sealed value says. The answer is kept nowhere but where it is shown. */
import { api } from '../../api/client';

export async function reveal(object: string, id: string, field: string): Promise<string> {
  const answer = await api.post<{ value: string }>(`/objects/${object}/records/${id}/reveal`, { field });
  return answer.value;
}
