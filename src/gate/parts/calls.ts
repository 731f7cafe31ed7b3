import type { Gate } from '../part.js';

const address = (input: RequestInfo | URL) => (input as Request)?.url ?? input;

/** Rare calls that fetch: worklets' modules (paint, audio, ...), `fetchLater`, caches and `new Audio(url)`. */
export default ({ patch, gated, denied }: Gate): void => {
  patch((self as { Worklet?: typeof Worklet }).Worklet?.prototype, 'addModule', ([url], go) =>
    gated('hosts', 'worklet', url, go, async () => {
      throw new DOMException('Failed to fetch', 'AbortError');
    }),
  );
  patch(self, 'fetchLater', ([input], go) =>
    gated('hosts', 'fetchLater', address(input), go, () => ({ activated: false })),
  );
  for (const name of ['add', 'addAll']) {
    patch((self as { Cache?: typeof Cache }).Cache?.prototype, name, ([inputs], go) => {
      const all = name === 'add' ? [inputs] : [...inputs];
      const input = all.find((one) => denied('hosts', address(one))) ?? all[0];
      return gated('hosts', 'cache', address(input), go, async () => {
        throw TypeError('Failed to fetch');
      });
    });
  }
  // The constructor passes no setter by itself.
  patch(self, 'Audio', (args, go) => {
    const [url] = args.splice(0);
    const audio: HTMLAudioElement = go();
    if (url !== undefined) audio.src = url;
    return audio;
  });
};
