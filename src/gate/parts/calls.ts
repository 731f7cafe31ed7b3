import type { Gate } from '../part.js';

/** Rare calls that fetch: worklets' modules (paint, audio, ...) and `fetchLater`. */
export default ({ patch, gated }: Gate): void => {
  patch((self as { Worklet?: typeof Worklet }).Worklet?.prototype, 'addModule', async ([url], go) =>
    gated('hosts', 'worklet', String(url), go, () => {
      throw new DOMException('Failed to fetch', 'AbortError');
    }),
  );
  patch(self, 'fetchLater', ([input], go) =>
    gated('hosts', 'fetchLater', String(input?.url ?? input), go, () => ({ activated: false })),
  );
};
