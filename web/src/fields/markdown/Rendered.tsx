/** Markdown as it is meant to look; loaded when the first one is shown. HTML in the source stays text. */
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { CleanHtml } from '../controls/CleanHtml';

export default function Rendered({ source }: { source: string }) {
  return <CleanHtml html={micromark(source, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })} />;
}
