// Runs before the first paint, as a file of its own so that the page needs no inline script.
// In charge of three things: theme and language of the empty page, and a plain page for browsers too old to run Tenon.
(() => {
  if (!window.CSS?.supports('selector(:has(a))')) {
    window.location.replace('/old-browser.html');
    return;
  }
  const read = (key) => {
    try {
      return window.localStorage.getItem(key);
    } catch {
      return null; // storage is forbidden: follow the system
    }
  };
  const chosen = read('tenon.theme');
  const dark = chosen === 'dark' || (chosen !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  const root = document.documentElement;
  root.dataset.theme = dark ? 'dark' : 'light';
  root.lang = read('tenon.language') ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en-US');
})();
