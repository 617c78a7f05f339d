/** Asks for the name of a view; Enter keeps it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../kit/Dialog';
import { isIme } from '../../kit/ime';

interface Props {
  title: string;
  /** The name to begin with. */
  label: string;
  onClose: () => void;
  onName: (label: string) => void;
}

export function NameView({ title, label, onClose, onName }: Props) {
  const { t } = useTranslation('list');
  const [text, setText] = useState(label);
  const keep = () => {
    if (!text.trim()) return;
    onName(text.trim());
    onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <button type="button" className="btn primary" disabled={!text.trim()} onClick={keep}>
          {t('view.keep')}
        </button>
      }
    >
      <input
        className="input"
        aria-label={t('view.name')}
        placeholder={t('view.nameExample')}
        autoFocus
        maxLength={60}
        value={text}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isIme(event)) keep();
        }}
      />
    </Dialog>
  );
}
