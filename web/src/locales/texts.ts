/** In charge of putting the texts of one language together: a file a namespace, and those of each field type. */

type Files = Readonly<Record<string, object>>;

/**
 * @param files `./<language>/<namespace>.json`
 * @param types `../fields/<type>/texts.json`, found under `fields:types.<type>`
 */
export function textsOf(files: Files, types: Files): Record<string, object> {
  const named = Object.entries(files).map(([path, texts]) => [/([^/]+)\.json$/.exec(path)?.[1] ?? path, texts]);
  const texts = Object.fromEntries(named);
  const ofTypes = Object.entries(types).map(([path, own]) => [path.split('/').at(-2), own]);
  return { ...texts, fields: { ...texts.fields, types: Object.fromEntries(ofTypes) } };
}
