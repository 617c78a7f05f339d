import { expect, test } from 'vitest';
import { cleanPasted } from './pasted';
import { isNothing, plainOf } from './value';

test('what a word processor marks for itself is gone, the structure stays', () => {
  const pasted = `<html><head><meta charset="utf-8"><style>p.MsoNormal{margin:0}</style></head><body>
    <!--StartFragment--><p class="MsoNormal" style="mso-margin-top-alt:auto"><b style="color:red">Terms</b><o:p></o:p></p>
    <p class="MsoNormal"><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>`;
  expect(cleanPasted(pasted).replace(/\s+/g, ' ')).toBe('<p><b>Terms</b></p>');
});

test('paragraphs painted as a list become a list', () => {
  const entry = (marker: string, text: string) =>
    `<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">${marker}<span>&nbsp;</span></span>${text}</p>`;
  expect(cleanPasted(entry('·', 'one') + entry('·', 'two'))).toBe('<ul><li>one</li><li>two</li></ul>');
  expect(cleanPasted(`${entry('1.', 'one')}<p>then</p>`)).toBe('<ol><li>one</li></ol><p>then</p>');
});

test('scripts, handlers and pictures never come along', () => {
  const clean = cleanPasted(
    '<p onclick="x()">a<img src="file:///c:/a.png"><img src="https://example.com/t.gif"></p><script>x()</script>',
  );
  expect(clean).toBe('<p>a</p>');
});

test('the words of formatted text are said line by line', () => {
  expect(plainOf('<h2>Terms</h2><ul><li><p>30 days &amp; no fee</p></li></ul>')).toBe('Terms\n30 days & no fee');
  expect(isNothing('<p></p><p><br></p>')).toBe(true);
});
