/**
 * Formatted text as elements of the page. Only what stands in the list below is drawn, whatever the text holds: no
 * script, no style, no address but web, mail and our own files.
 */
import { createElement, Fragment, type ReactNode } from 'react';
import styles from './prose.module.css';

const PLAIN = new Set(
  [
    'p',
    'br',
    'hr',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'strong',
    'b',
    'em',
    'i',
    'u',
    's',
    'del',
    'code',
    'pre',
  ].concat([
    'ul',
    'ol',
    'li',
    'blockquote',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'sub',
    'sup',
    'mark',
    'input',
  ]),
);
const VOID = new Set(['br', 'hr', 'img', 'input']);
/** Left out with all that they hold. */
const DROPPED = new Set(['script', 'style', 'template', 'noscript', 'title', 'iframe', 'object', 'svg', 'math']);
const ADDRESS = /^(https?:|mailto:)/i;
const OUR_FILE = /^\/api\//;

/** @param html as the server keeps it, or as Markdown is rendered */
export function CleanHtml({ html }: { html: string }) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return <div className={styles.prose}>{childrenOf(body)}</div>;
}

const childrenOf = (element: Element): ReactNode[] =>
  // biome-ignore lint/suspicious/noArrayIndexKey: parsed anew as a whole, never reordered
  [...element.childNodes].map((node, i) => <Fragment key={i}>{drawn(node)}</Fragment>);

function drawn(node: Node): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element)) return null;
  const name = node.tagName.toLowerCase();
  if (DROPPED.has(name)) return null;
  if (name === 'a') return <LinkOf element={node} />;
  if (name === 'img') return <ImageOf element={node} />;
  if (!PLAIN.has(name)) return <>{childrenOf(node)}</>;
  return createElement(name, attributesOf(node, name), ...(VOID.has(name) ? [] : [childrenOf(node)]));
}

function attributesOf(element: Element, name: string): Record<string, unknown> {
  if (name === 'input')
    return { type: 'checkbox', disabled: true, checked: element.hasAttribute('checked'), readOnly: true };
  if (name === 'ol' && element.hasAttribute('start')) return { start: Number(element.getAttribute('start')) };
  if (name === 'td' || name === 'th') {
    return {
      colSpan: Number(element.getAttribute('colspan')) || 1,
      rowSpan: Number(element.getAttribute('rowspan')) || 1,
    };
  }
  return {};
}

function LinkOf({ element }: { element: Element }) {
  const href = element.getAttribute('href') ?? '';
  if (!ADDRESS.test(href)) return <>{childrenOf(element)}</>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {childrenOf(element)}
    </a>
  );
}

function ImageOf({ element }: { element: Element }) {
  const source = element.getAttribute('src') ?? '';
  const alt = element.getAttribute('alt') ?? '';
  return OUR_FILE.test(source) ? <img src={source} alt={alt} loading="lazy" /> : alt;
}
