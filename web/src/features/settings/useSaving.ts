/** Saving a small form: busy, what was refused, and a word when it is done. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client';
import { useToast } from '../../kit/toast';

interface Saving {
  busy: boolean;
  error: ApiError | null;
  /** Runs `work`; true when it went through. A refusal without fields is shown as a toast. */
  save: (work: () => Promise<unknown>, done?: string) => Promise<boolean>;
}

export function useSaving(): Saving {
  const { t } = useTranslation('settings');
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const save = async (work: () => Promise<unknown>, done = t('saved')) => {
    setBusy(true);
    setError(null);
    try {
      await work();
      if (done) toast.info(done);
      return true;
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      setError(problem);
      if (problem.errors.length === 0) toast.error(problem);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, save };
}
