import { expect, waitUntil } from '@open-wc/testing';
import { clear, control, mount } from './helpers/mount.js';
import type { SampleLanguage } from './helpers/policy.js';

const HELD =
  '<iframe data-assent="reviews" data-assent-src="https://reviews.example/embed" title="The film" width="560" height="315"></iframe>';
const embed = (options: Parameters<typeof mount>[1] = {}) => mount('assent-embed', { inside: HELD, ...options });
const placeholder = (root: ShadowRoot) => root.querySelector<HTMLElement>('[part=placeholder]');
const box = (el: Element) => {
  const { left, top, width, height } = el.getBoundingClientRect();
  return [left, top, width, height].map(Math.round);
};
const name = (button: Element) => button.textContent!.replace(/\s+/g, ' ').trim();

describe('assent-embed', () => {
  afterEach(clear);

  it('says what it is and who runs it, and offers two buttons of one weight', async () => {
    const { root } = await embed();
    const [once, always] = [control(root, 'once'), control(root, 'accept')];
    expect(root.querySelector('[part=title]')!.textContent).to.equal('The film');
    expect(name(root.querySelector('[part=meta]')!)).to.equal(
      'Elfsight · Elfsight LLC · Armenia · Privacy policy: Elfsight',
    );
    expect(root.querySelector('a')!.href).to.equal('https://example.com/reviews');
    expect(name(root.querySelector('[part=text]')!)).to.match(/ set cookies\. You can take “always” back in /);
    expect([name(once), name(always)]).to.deep.equal(['Load once: The film', 'Always allow Elfsight: The film']);
    const [a, b] = [once.getBoundingClientRect(), always.getBoundingClientRect()];
    expect(a.height).to.be.at.least(44);
    expect([a.width, a.height, a.top].map(Math.round)).to.deep.equal([b.width, b.height, b.top].map(Math.round));
    const [sa, sb] = [getComputedStyle(once), getComputedStyle(always)];
    for (const key of ['backgroundColor', 'color', 'fontWeight', 'fontSize', 'borderTopColor'] as const)
      expect(sa[key], key).to.equal(sb[key]);
  });

  it('takes the frame’s box and moves nothing, loaded once, taken back, and allowed', async () => {
    const { element, root, host } = await embed();
    const frame = element.querySelector('iframe')!;
    const boxes = [box(element), box(frame)];
    expect(box(placeholder(root)!)).to.deep.equal(box(frame));
    expect(getComputedStyle(frame).visibility).to.equal('hidden');

    control(root, 'once').click();
    await waitUntil(() => !placeholder(root));
    expect(host.once).to.deep.equal([frame]);
    expect(host.decisions, 'no record').to.have.length(0);
    expect(frame.src).to.equal('https://reviews.example/embed');
    expect(document.activeElement, 'focus goes into the frame').to.equal(frame);
    expect(getComputedStyle(frame).visibility).to.equal('visible');
    expect([box(element), box(frame)]).to.deep.equal(boxes);

    frame.removeAttribute('src');
    await waitUntil(() => placeholder(root));
    expect([box(element), box(frame)]).to.deep.equal(boxes);

    control(root, 'accept').click();
    await waitUntil(() => !placeholder(root));
    const [{ choices, source, text, trusted }] = host.decisions as [(typeof host.decisions)[0]];
    expect([choices, source, trusted]).to.deep.equal([{ reviews: true }, 'embed:always', false]);
    expect(text).to.contain('Elfsight LLC').and.to.contain('Always allow Elfsight');
    host.decide({ reviews: false }, { source: 'api', trusted: true, language: 'en', shown: document.body });
    await waitUntil(() => placeholder(root));
    expect([box(element), box(frame)]).to.deep.equal(boxes);
  });

  it('lies over a frame that the page’s styles place in a wrapper of their own', async () => {
    const inside = `<div style="position:relative;width:480px;margin:20px auto;padding-top:270px">${HELD.replace('>', ' style="position:absolute;inset:0;width:100%;height:100%;border:0">')}</div>`;
    const { element, root } = await embed({ inside });
    const frame = element.querySelector('iframe')!;
    expect(box(placeholder(root)!)).to.deep.equal(box(frame));
    frame.parentElement!.style.width = '300px';
    await waitUntil(() => placeholder(root)!.offsetWidth === 300, 'it follows');
    expect(box(placeholder(root)!)).to.deep.equal(box(frame));
  });

  it('makes the held frame itself, of its own attributes', async () => {
    const attributes = { service: 'reviews', src: '/film', title: 'Own', allow: 'fullscreen' };
    const { element, root } = await embed({ inside: '', attributes });
    const frame = element.querySelector('iframe')!;
    expect([
      frame.title,
      frame.allow,
      frame.getAttribute('data-assent'),
      frame.getAttribute('data-assent-src'),
    ]).to.deep.equal(['Own', 'fullscreen', 'reviews', '/film']);
    expect(frame.hasAttribute('src')).to.equal(false);
    const [, , width, height] = box(placeholder(root)!) as [number, number, number, number];
    expect(width / height).to.be.closeTo(16 / 9, 0.02);
  });

  it('names all that “always” grants, and grants no more', async () => {
    const { root, host } = await embed({
      inside: HELD.replace('"reviews"', '"reviews  marketing necessary"'),
      prepare: (h) =>
        h.decide({ posthog: true }, { source: 'api', trusted: true, language: 'en', shown: document.body }),
    });
    expect(name(control(root, 'accept'))).to.equal('Always allow Elfsight and Marketing: The film');
    control(root, 'accept').click();
    await waitUntil(() => !placeholder(root));
    expect(host.decisions.at(-1)!.choices).to.deep.equal({ reviews: true, marketing: true });
    host.decide({ marketing: false }, { source: 'api', trusted: true, language: 'en', shown: document.body });
    await waitUntil(() => placeholder(root));
    expect(name(control(root, 'accept')), 'what it lacks').to.equal('Always allow Marketing: The film');
  });

  it('names the service that the address belongs to where the frame waits for a purpose', async () => {
    const { root } = await embed({ inside: HELD.replace('"reviews"', '"functional"') });
    expect(name(root.querySelector('[part=meta]')!)).to.equal(
      'Elfsight · Elfsight LLC · Armenia · Privacy policy: Elfsight',
    );
    expect(root.querySelector('[part=text]')!.textContent).to.contain('connects your browser to Elfsight LLC');
    expect(name(control(root, 'accept'))).to.equal('Always allow Comfort: The film');
  });

  it('offers no “always”, and speaks of none, where nobody can choose what the frame waits for', async () => {
    const { root } = await embed({ inside: HELD.replace('"reviews"', '"unknown"').replace('reviews.', 'nobody.') });
    expect(name(root.querySelector('[part=text]')!)).to.match(/^Loading this .* nobody\.example, .* cookies\.$/);
    expect(root.querySelectorAll('button')).to.have.length(1);
    expect(name(control(root, 'once'))).to.equal('Load once: The film');
    expect(name(root.querySelector('[part=meta]')!)).to.equal('nobody.example');
  });

  it('gives way to a frame whose text was held, and leaves one that shows a text of the page’s own', async () => {
    const inside = HELD.replace(/data-assent-src="[^"]*"/, 'data-assent-srcdoc="<p>text</p>"');
    const { element, root } = await embed({ inside });
    const frame = element.querySelector('iframe')!;
    control(root, 'once').click();
    await waitUntil(() => !placeholder(root));
    expect(frame.srcdoc).to.equal('<p>text</p>');
    frame.removeAttribute('srcdoc');
    await waitUntil(() => placeholder(root));
    clear();
    const poster = await embed({ inside: HELD.replace('title', 'srcdoc="<p>poster</p>" title') });
    expect(placeholder(poster.root)).not.to.equal(null);
  });

  it('leaves alone what nobody holds', async () => {
    const inside = '<iframe srcdoc="mine" title="mine"></iframe>';
    const { element, root, host } = await embed({ inside, until: (r) => r.querySelector('slot') });
    await waitUntil(() => host.listening, 'it has its host');
    await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
    expect(placeholder(root)).to.equal(null);
    expect(getComputedStyle(element.querySelector('iframe')!).visibility).to.equal('visible');
  });

  it('shows a poster of this site, and fetches none of another', async () => {
    const own = (await embed({ attributes: { poster: '/poster.svg' } })).root;
    expect(own.querySelector('img')!.getAttribute('src')).to.equal('/poster.svg');
    clear();
    const other = (await embed({ attributes: { poster: 'https://reviews.example/poster.jpg' } })).root;
    expect(other.querySelector('img')).to.equal(null);
    expect(placeholder(other)!.className).to.equal('');
    clear();
    const slotted = await embed({ inside: `<img slot="poster" hidden src="/poster.svg" alt="">${HELD}` });
    expect(slotted.element.querySelector('img')!.offsetWidth).to.equal(placeholder(slotted.root)!.clientWidth);
  });

  for (const [language, width] of [
    ['en', '320px'],
    ['ko', '320px'],
    ['ar', '320px'],
    ['en', '1000px'],
  ] as const) {
    it(`fits and has nothing that axe finds, light and dark: ${language}, ${width}`, async () => {
      document.body.style.maxWidth = width;
      const { element, root } = await embed({ language: language as SampleLanguage });
      const panel = placeholder(root)!;
      expect([panel.lang, panel.dir]).to.deep.equal([language, language === 'ar' ? 'rtl' : 'ltr']);
      expect(panel.offsetWidth).to.be.at.most(Number.parseInt(width, 10) + 4);
      expect(panel.scrollWidth, 'sideways scrolling').to.be.at.most(panel.clientWidth);
      expect(panel.scrollHeight, 'all of it is seen').to.be.at.most(panel.clientHeight);
      for (const scheme of ['light', 'dark']) {
        element.style.setProperty('--assent-color-scheme', scheme);
        await expect(element).to.be.accessible();
      }
      document.body.style.maxWidth = '';
    });
  }

  it('keeps its buttons in view where the frame is small', async () => {
    const { root } = await embed({ inside: HELD.replace('560', '300').replace('315', '150') });
    const { bottom } = placeholder(root)!.getBoundingClientRect();
    for (const role of ['once', 'accept'])
      expect(control(root, role).getBoundingClientRect().bottom).to.be.below(bottom);
  });
});
