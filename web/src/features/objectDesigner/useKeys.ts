/** In charge of the designer's keyboard and clipboard: what is selected is copied, pasted, doubled, walked, removed. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { definitionsQuery } from '../../api/queries';
import { carry, take } from '../../designer/clipboard';
import { all, inOrder, NOTHING, step } from '../../designer/selection';
import { useHotkey } from '../../kit/hotkeys';
import { useToast } from '../../kit/toast';
import { textOf } from '../../kit/words';
import { isField } from './arrangement';
import { adapt, CLIP, isFieldPart, partsOf } from './paste';
import { type Design, spanIn } from './useDesign';

export function useKeys(design: Design, remove: (keys: readonly string[]) => void, enabled: boolean): void {
  const { t } = useTranslation('designer');
  const { selection, select, order, sheet } = design;
  const armed = enabled && selection.ids.length > 0;
  const fields = selection.ids.filter(isField);
  useHotkey('mod+d', () => design.duplicate(fields), { label: t('keys.duplicate'), enabled: armed });
  useHotkey('mod+a', () => select(all(order)), { label: t('keys.all'), enabled: enabled && !typing() });
  // on a form of its own, off the form; on the automatic one there is no off but removing
  const away = () => (sheet.layout ? design.takeOff(selection.ids) : remove(fields));
  useHotkey('delete', away, { label: t(sheet.layout ? 'keys.takeOff' : 'keys.remove'), enabled: armed });
  useHotkey('backspace', away, { enabled: armed });
  useHotkey('escape', () => select(NOTHING), { label: t('keys.deselect'), enabled: armed });
  const walk = (by: number) => (event: KeyboardEvent) => select(step(selection, by, order, event.shiftKey));
  useHotkey('arrowdown', walk(1), { label: t('keys.next'), enabled });
  useHotkey('arrowup', walk(-1), { label: t('keys.previous'), enabled });
  useClipboard(design, remove, enabled);
}

const typing = () => {
  const at = document.activeElement;
  return at instanceof HTMLElement && (at.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(at.tagName));
};

/** Whether a copy or a paste is about the canvas: nothing is typed, no text is marked, no dialog asks. */
const aboutCanvas = () =>
  !typing() && !document.querySelector('dialog[open]') && (document.getSelection()?.isCollapsed ?? true);

function useClipboard(design: Design, remove: (keys: readonly string[]) => void, enabled: boolean): void {
  const { t, i18n } = useTranslation('designer');
  const toast = useToast();
  const objects = useQuery(definitionsQuery('object')).data ?? [];
  const optionSets = useQuery(definitionsQuery('option_set')).data ?? [];
  const { draft, selection, order, sheet } = design;

  const copy = (event: ClipboardEvent): readonly string[] => {
    const keys = inOrder(selection, order).filter(isField);
    const parts = partsOf(draft.body, keys, (key) => spanIn(sheet, key));
    if (parts.length === 0 || !aboutCanvas()) return [];
    event.preventDefault();
    const words = parts.map(({ field }) => textOf(field.label, i18n.language)).join('\n');
    carry({ kind: CLIP, source: draft.key, parts }, words, event.clipboardData);
    toast.info(t('clipboard.copied', { count: parts.length }));
    return parts.map(({ field }) => field.key);
  };
  const paste = (event: ClipboardEvent) => {
    if (!aboutCanvas()) return;
    const clip = take(CLIP, isFieldPart, event.clipboardData);
    if (!clip) return;
    event.preventDefault();
    const known = {
      object: new Set([...objects.map(({ key }) => key), draft.key]),
      option_set: new Set(optionSets.map(({ key }) => key)),
    };
    const { parts, left } = adapt(clip.parts, design.taken(), known);
    if (parts.length > 0) design.paste(parts);
    if (left.length > 0) {
      const names = left.map(({ field }) => textOf(field.label, i18n.language)).join(t('layout.and'));
      toast.info(t('clipboard.left', { names, targets: left.map(({ target }) => target).join(', ') }));
    }
  };
  const latest = useRef({ copy, paste, remove });
  latest.current = { copy, paste, remove };
  useEffect(() => {
    if (!enabled) return;
    const hear = {
      copy: (event: ClipboardEvent) => void latest.current.copy(event),
      cut: (event: ClipboardEvent) => latest.current.remove(latest.current.copy(event)),
      paste: (event: ClipboardEvent) => latest.current.paste(event),
    };
    for (const [name, run] of Object.entries(hear)) document.addEventListener(name, run as EventListener);
    return () => {
      for (const [name, run] of Object.entries(hear)) document.removeEventListener(name, run as EventListener);
    };
  }, [enabled]);
}
