import { lazy, Suspense } from 'react';
import type { EditorProps } from '../type';
import styles from './richText.module.css';

const RichEditor = lazy(() => import('./RichEditor'));

/** The place stays as large as the editor while that is on its way. */
export function Editor(props: EditorProps<string>) {
  return (
    <Suspense fallback={<div className={styles.waiting} aria-busy="true" />}>
      <RichEditor {...props} />
    </Suspense>
  );
}
