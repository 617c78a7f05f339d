/** The editor of formatted text, loaded when the first one is opened. */
import { EditorContent, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, useRef } from 'react';
import { isEnter } from '../../kit/ime';
import controls from '../controls/controls.module.css';
import prose from '../controls/prose.module.css';
import type { EditorProps } from '../type';
import { cleanPasted } from './pasted';
import styles from './richText.module.css';
import { Toolbar } from './Toolbar';
import { isNothing } from './value';

const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    link: { openOnClick: false, defaultProtocol: 'https', protocols: ['mailto'] },
  }),
];

export default function RichEditor(props: EditorProps<string>) {
  const { value, id, invalid, disabled, autoFocus, describedBy, field } = props;
  const latest = useRef(props);
  latest.current = props;
  const editor = useEditor({
    extensions,
    content: value ?? '',
    editable: !disabled,
    autofocus: autoFocus ? 'end' : false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        ...(id ? { id } : {}),
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': field.label,
        class: `${prose.prose} ${styles.paper}`,
      },
      transformPastedHTML: cleanPasted,
      // It ends the edit and saves the form: the editor must make no line break of it.
      handleDOMEvents: { keydown: (_view, event) => isEnter(event) && (event.ctrlKey || event.metaKey) },
    },
    onUpdate: ({ editor: changed }) => {
      const html = changed.getHTML();
      latest.current.onChange(isNothing(html) ? null : html);
    },
    onBlur: ({ event }) => {
      const within = event.relatedTarget instanceof Node && frame.current?.contains(event.relatedTarget);
      if (!within) latest.current.onDone?.();
    },
  });
  const frame = useRef<HTMLDivElement>(null);
  // The form was reset, or another value came from outside.
  useEffect(() => {
    // Taken off and put on again (a tab, a pane), an editor is gone for a moment before the next one stands.
    if (editor.isDestroyed) return;
    const shown = editor.isEmpty ? null : editor.getHTML();
    if (!editor.isFocused && value !== shown && !(value === null && shown !== null && isNothing(shown))) {
      editor.commands.setContent(value ?? '', { emitUpdate: false });
    }
  }, [editor, value]);
  return (
    <div ref={frame} className={`${controls.box} ${styles.frame} ${invalid ? controls.invalid : ''}`}>
      <Toolbar editor={editor} disabled={disabled ?? false} />
      <EditorContent editor={editor} />
    </div>
  );
}
