/** What can be done to the chosen text. A press leaves the focus in the text. */
import { type Editor, useEditorState } from '@tiptap/react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { isEnter } from '../../kit/ime';
import { Popup } from '../controls/Popup';
import styles from './richText.module.css';

interface Tool {
  key: string;
  sign: ReactNode;
  /** What tells that it is on, for `editor.isActive`. */
  is?: [string] | [string, Record<string, unknown>];
  run: (editor: Editor) => void;
}

const chain = (editor: Editor) => editor.chain().focus();
const MARKS: readonly Tool[] = [
  { key: 'bold', sign: <b>B</b>, is: ['bold'], run: (editor) => chain(editor).toggleBold().run() },
  { key: 'italic', sign: <i>I</i>, is: ['italic'], run: (editor) => chain(editor).toggleItalic().run() },
  { key: 'underline', sign: <u>U</u>, is: ['underline'], run: (editor) => chain(editor).toggleUnderline().run() },
  { key: 'strike', sign: <s>S</s>, is: ['strike'], run: (editor) => chain(editor).toggleStrike().run() },
];
const BLOCKS: readonly Tool[] = [
  {
    key: 'heading',
    sign: 'H',
    is: ['heading', { level: 2 }],
    run: (editor) => chain(editor).toggleHeading({ level: 2 }).run(),
  },
  {
    key: 'subheading',
    sign: <small>H</small>,
    is: ['heading', { level: 3 }],
    run: (editor) => chain(editor).toggleHeading({ level: 3 }).run(),
  },
  {
    key: 'bullets',
    sign: <Icon name="list" />,
    is: ['bulletList'],
    run: (editor) => chain(editor).toggleBulletList().run(),
  },
  {
    key: 'numbers',
    sign: <span className={styles.numbers} />,
    is: ['orderedList'],
    run: (editor) => chain(editor).toggleOrderedList().run(),
  },
  { key: 'quote', sign: '\u201d', is: ['blockquote'], run: (editor) => chain(editor).toggleBlockquote().run() },
];
const STEPS: readonly Tool[] = [
  { key: 'undo', sign: <Icon name="undo" />, run: (editor) => chain(editor).undo().run() },
  { key: 'redo', sign: <Icon name="redo" />, run: (editor) => chain(editor).redo().run() },
];

export function Toolbar({ editor, disabled }: { editor: Editor; disabled: boolean }) {
  const { t } = useTranslation('fields');
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      [...MARKS, ...BLOCKS].filter(({ is }) => is && now.isActive(...(is as [string]))).map(({ key }) => key),
  });
  const button = ({ key, sign, is, run }: Tool) => (
    <button
      key={key}
      type="button"
      tabIndex={-1}
      disabled={disabled}
      title={t(`types.rich_text.${key}`)}
      aria-label={t(`types.rich_text.${key}`)}
      {...(is ? { 'aria-pressed': on.includes(key) } : {})}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => run(editor)}
    >
      {sign}
    </button>
  );
  return (
    <div role="toolbar" aria-label={t('types.rich_text.tools')} className={styles.tools}>
      {MARKS.map(button)}
      <hr />
      {BLOCKS.map(button)}
      <LinkTool editor={editor} disabled={disabled} />
      <hr />
      {STEPS.map(button)}
    </div>
  );
}

/** Asks for the address of the chosen words; an empty one takes the link away. */
function LinkTool({ editor, disabled }: { editor: Editor; disabled: boolean }) {
  const { t } = useTranslation('fields');
  const [address, setAddress] = useState<string | null>(null);
  const anchor = useRef<HTMLButtonElement>(null);
  const linked = useEditorState({ editor, selector: ({ editor: now }) => now.isActive('link') });
  const take = () => {
    const whole = address?.trim() && !/^(https?:|mailto:)/i.test(address) ? `https://${address.trim()}` : address;
    const marked = chain(editor).extendMarkRange('link');
    if (whole) marked.setLink({ href: whole.trim() }).run();
    else marked.unsetLink().run();
    setAddress(null);
  };
  return (
    <>
      <button
        ref={anchor}
        type="button"
        tabIndex={-1}
        disabled={disabled}
        title={t('types.rich_text.link')}
        aria-label={t('types.rich_text.link')}
        aria-pressed={linked}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => setAddress(String(editor.getAttributes('link').href ?? ''))}
      >
        <Icon name="link" />
      </button>
      {address !== null && (
        <Popup anchor={anchor} onClose={() => setAddress(null)} label={t('types.rich_text.link')}>
          <input
            className={styles.address}
            type="url"
            inputMode="url"
            autoFocus
            aria-label={t('types.rich_text.address')}
            placeholder="https://"
            value={address}
            onChange={(event) => setAddress(event.target.value)}
            onKeyDown={(event) => {
              if (!isEnter(event)) return;
              event.preventDefault();
              event.stopPropagation();
              take();
            }}
          />
        </Popup>
      )}
    </>
  );
}
