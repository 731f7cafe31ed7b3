import type { Gate } from '../part.js';

/**
 * What was patched still passes for the platform's own. A proxy's source has no name, which some libraries take for
 * foreign code: Sentry then takes a `fetch` out of a frame of its own making, which no patch reaches.
 */
export default ({ patch, patches }: Gate): void => {
  const named = String(Math.max);
  // Some engines write `function get nodeType()`, others `function nodeType()`.
  const prefixed = /get /.test(String(Object.getOwnPropertyDescriptor(Node.prototype, 'nodeType')!.get));
  patch(Function.prototype, 'toString', (_, go, self) =>
    patches.some(([, , { value, get, set }]) => [value, get, set].includes(self))
      ? named.replace('max', prefixed ? self.name : self.name.replace(/^[gs]et /, ''))
      : go(),
  );
  for (const [, , { value }] of patches) if (value?.prototype) value.prototype.constructor = value;
};
