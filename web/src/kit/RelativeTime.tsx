/** A point in time as people say it; the full one on hover. */
import { useTranslation } from 'react-i18next';
import { useSession } from './session';
import { fullTime, relativeTime } from './time';

interface Props {
  /** ISO 8601 with zone. */
  at: string;
}

export function RelativeTime({ at }: Props) {
  const { t } = useTranslation('common');
  const { timezone } = useSession().workspace;
  return (
    <time dateTime={at} title={fullTime(at, timezone)} className="numeric">
      {relativeTime(at, timezone, new Date(), t)}
    </time>
  );
}
