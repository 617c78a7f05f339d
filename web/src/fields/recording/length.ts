/** In charge of how long a recording runs, as the browser reads it from the file itself. */

const PATIENCE_MS = 5000;

/** Whole seconds; null where the browser does not know the format or the file does not say. */
export function secondsOf(file: File): Promise<number | null> {
  return new Promise((done) => {
    const player = document.createElement(file.type.startsWith('video') ? 'video' : 'audio');
    const address = URL.createObjectURL(file);
    const end = (seconds: number | null) => {
      clearTimeout(timer);
      URL.revokeObjectURL(address);
      done(seconds);
    };
    const timer = setTimeout(() => end(null), PATIENCE_MS);
    player.preload = 'metadata';
    player.onloadedmetadata = () => end(Number.isFinite(player.duration) ? Math.floor(player.duration) : null);
    player.onerror = () => end(null);
    player.src = address;
  });
}
