/** Starts the client: language first, then the page, so that nothing is ever shown in the wrong one. */
import './theme/tokens.css';
import './theme/ground.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/queries';
import { deviceLanguage, startI18n, useAntdLocale } from './i18n';
import { ConfirmHost } from './kit/confirm';
import { ThemeProvider } from './kit/ThemeProvider';
import { ToastHost } from './kit/toast';
import { startServiceWorker } from './offline/newVersion';
import { router } from './router';

function Tenon() {
  return (
    <ThemeProvider locale={useAntdLocale()}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <ConfirmHost />
        <ToastHost />
      </QueryClientProvider>
    </ThemeProvider>
  );
}

/** A part of the client is gone from the server because it was upgraded: load the page anew, once. */
window.addEventListener('vite:preloadError', (event) => {
  if (!window.navigator.onLine || window.sessionStorage.getItem('tenon.reloaded')) return;
  window.sessionStorage.setItem('tenon.reloaded', '1');
  event.preventDefault();
  window.location.reload();
});

window.addEventListener('load', startServiceWorker, { once: true });

await startI18n(deviceLanguage());

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Tenon />
    </StrictMode>,
  );
}
