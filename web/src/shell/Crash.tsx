/** What a person sees when a screen fails: what happened, a reference to pass on, a way back. */
import type { ErrorComponentProps } from '@tanstack/react-router';
import { PageError } from '../kit/states';

export function Crash({ error, reset }: ErrorComponentProps) {
  return <PageError error={error} onRetry={reset} />;
}
