import type { Gate } from '../part.js';

/**
 * What was patched still passes for the platform's own. A proxy's source has no name, which some libraries take for
 * foreign code: Sentry then takes a `fetch` out of a frame of its own making, which no patch reaches.
 */
export default ({ patch, patches }: Gate): void => {
  const named = String(Math.max);
  // Some engines write `function get nodeType()`, others `function nodeType()`.
  const prefixed = /get /.test(String(Object.getOwnPropertyDescriptor(Node.prototype, 'nodeType')!.get));
  const ours = new Set<unknown>();
  let known = 0;
  /** Parts that come later patch as well. */
  const isOurs = (code: unknown) => {
    for (; known < patches.length; known++) {
      const { value, get, set } = patches[known]![2];
      for (const half of [value, get, set]) ours.add(half);
    }
    return ours.has(code);
  };
  patch(Function.prototype, 'toString', (_, go, self) =>
    typeof self === 'function' && isOurs(self)
      ? named.replace('max', prefixed ? self.name : self.name.replace(/^[gs]et /, ''))
      : go(),
  );
  // `Audio` makes what `HTMLAudioElement` is the constructor of.
  for (const [, , { value }] of patches)
    if (value?.prototype?.constructor.name === (value?.name ?? 0)) value.prototype.constructor = value;
};
