import { heldName } from '../attributes.js';
import type { Gate } from '../part.js';

type Sourced = HTMLMediaElement | HTMLSourceElement;

/** An element and the sources in it. */
const sourcesOf = (el: HTMLMediaElement): Sourced[] => [el, ...el.querySelectorAll('source')];

/**
 * Media in no page (`new Audio(url).play()`), where no watcher meets them: they start by their source or by `play()`, and
 * what is held of one is given back when it is played again.
 *
 * @returns stops those of services that may not run now
 */
export const trackMedia = ({ denied, patch }: Gate): (() => void) => {
  const known = new WeakSet<HTMLMediaElement>();
  let media: WeakRef<HTMLMediaElement>[] = [];
  const remember = (el: HTMLMediaElement, ...urls: string[]) => {
    if (known.has(el) || urls.every((url) => denied('hosts', url) === null)) return;
    known.add(el);
    media = media.filter((weak) => weak.deref());
    media.push(new WeakRef(el));
  };
  /** Through the setter, which holds what is denied and gives back what is not. */
  const set = (el: HTMLMediaElement, sources: Sourced[]) => {
    for (const one of sources) one.setAttribute('src', one.src);
    if (sources[0]) el.load();
  };
  const { prototype } = HTMLMediaElement;
  patch(prototype, 'src', ([url], go, el) => {
    remember(el, String(url));
    return go();
  });
  patch(prototype, 'play', (_, go, el: HTMLMediaElement) => {
    if (!el.isConnected) {
      const sources = sourcesOf(el);
      remember(el, el.currentSrc, ...sources.map(({ src }) => src));
      set(
        el,
        sources.filter(
          (one) => !one.hasAttribute('src') && one.hasAttribute(heldName('src')) && !denied('hosts', one.src),
        ),
      );
    }
    return go();
  });

  return () => {
    for (const weak of media) {
      const el = weak.deref();
      if (el && !el.isConnected)
        set(
          el,
          sourcesOf(el).filter((one) => one.hasAttribute('src') && denied('hosts', one.src)),
        );
    }
  };
};
