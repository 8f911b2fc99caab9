/** Rows by keyboard: j and k go down and up, Enter opens, x marks; `?` shows the list of keys where they hold. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import './row-keys.css';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) &&
  (target as HTMLInputElement).type !== 'checkbox';

const rowsOf = (table: HTMLElement) => [
  ...table.querySelectorAll<HTMLElement>('tr:has([data-row])'),
];

/** Moves among rows whose link is marked `data-row`; `x` marks the row's checkbox. */
function press(table: HTMLElement, key: string): boolean {
  const rows = rowsOf(table);
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  if (key === 'x') {
    rows[at]?.querySelector<HTMLElement>('input[type=checkbox]')?.click();
    return at >= 0;
  }
  const next = rows[key === 'j' ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0)];
  next?.querySelector<HTMLElement>('[data-row]')?.focus();
  return next !== undefined;
}

/** To be put on the table, or whatever holds it. */
export function useRowKeys<Element extends HTMLElement>() {
  const table = useRef<Element>(null);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!['j', 'k', 'x'].includes(event.key) || !table.current) return;
      if (press(table.current, event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
  return table;
}

/** The list of keys, which `?` opens and Escape closes. */
export function KeysHelp({ mayMark = false }: { mayMark?: boolean }) {
  const { t } = useTranslation('desk');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === '?' && !isTyping(event.target)) dialog.current?.showModal();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
  const keys = [
    ['j', t('keys-down')],
    ['k', t('keys-up')],
    ['Enter', t('keys-open')],
    ...(mayMark ? [['x', t('keys-mark')]] : []),
    ['?', t('keys-help')],
  ];
  return (
    <>
      <button
        type="button"
        className="quiet-button noprint"
        onClick={() => dialog.current?.showModal()}
      >
        {t('keys')} <kbd>?</kbd>
      </button>
      <dialog ref={dialog} className="card keys" aria-label={t('keys')}>
        <h2>{t('keys')}</h2>
        <dl>
          {keys.map(([key, words]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {t('close', { ns: 'shell' })}
        </button>
      </dialog>
    </>
  );
}
