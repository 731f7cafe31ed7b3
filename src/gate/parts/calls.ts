import type { Gate } from '../part.js';

/** Rare calls that fetch: worklets' modules (paint, audio, ...), `fetchLater` and `new Audio(url)`. */
export default ({ patch, gated }: Gate): void => {
  patch((self as { Worklet?: typeof Worklet }).Worklet?.prototype, 'addModule', ([url], go) =>
    gated('hosts', 'worklet', url, go, async () => {
      throw new DOMException('Failed to fetch', 'AbortError');
    }),
  );
  patch(self, 'fetchLater', ([input], go) =>
    gated('hosts', 'fetchLater', input?.url ?? input, go, () => ({ activated: false })),
  );
  // The constructor passes no setter by itself.
  patch(self, 'Audio', (args, go) => {
    const [url] = args.splice(0);
    const audio: HTMLAudioElement = go();
    if (url !== undefined) audio.src = url;
    return audio;
  });
};
