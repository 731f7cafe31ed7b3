import { expect } from '@open-wc/testing';
import { keepDecision } from '../../src/sync/keep.js';
import { createOutbox } from '../../src/sync/outbox.js';
import { decision } from './backend.js';

describe('outbox', () => {
  afterEach(() => localStorage.clear());

  it('keeps one storage key a decision, under a name that wakes the next page', () => {
    const one = decision();
    keepDecision('box', one);
    expect(Object.keys(localStorage)).to.deep.equal([`box:!d-${one.id}`]);
    expect(createOutbox('box').all()).to.deep.equal([one]);
  });

  it('gives them oldest first, whoever kept them', () => {
    const [a, b, c] = [1000, 2000, 3000].map((at) => decision({ id: `0000000${at}-0000-7000-8000-000000000000` }));
    const box = createOutbox('box');
    for (const d of [b!, c!, a!]) keepDecision('box', d);
    expect(box.all()).to.deep.equal([a, b, c]);
  });

  it('takes a fuller form of a decision in the place of the first', () => {
    const box = createOutbox('box');
    const one = decision();
    box.keep(one);
    box.keep({ ...one, text: 'sha256-x' });
    expect(box.all()).to.deep.equal([{ ...one, text: 'sha256-x' }]);
  });

  it('ends what is acknowledged, and that alone', () => {
    const box = createOutbox('box');
    const [a, b] = [decision(), decision()];
    box.keep(a);
    box.keep(b);
    box.end(a.id);
    box.end('unknown');
    expect(box.all()).to.deep.equal([b]);
  });

  it('parks what is refused, with the reason, where no page is woken by it', () => {
    const box = createOutbox('box');
    const one = decision();
    box.keep(one);
    box.end(one.id, { title: 'no' });
    expect(box.all()).to.deep.equal([]);
    expect(JSON.parse(localStorage.getItem(`box:parked:${one.id}`)!)).to.deep.equal({
      decision: one,
      refusal: { title: 'no' },
    });
    expect(Object.keys(localStorage).some((key) => key.startsWith('box:!'))).to.equal(false);
  });

  it('sends past what is damaged, foreign or of another cookie', () => {
    const box = createOutbox('box');
    const one = decision();
    box.keep(one);
    keepDecision('other', decision());
    for (const [key, text] of Object.entries({ a: '{"id":', b: 'null', c: '3', d: '{}' })) {
      localStorage.setItem(`box:!d-${key}`, text);
    }
    expect(box.all()).to.deep.equal([one]);
  });

  it('keeps in memory what a full storage does not take, until it is acknowledged', () => {
    const half = 'x'.repeat(1 << 20);
    let full = 0;
    // Fills the real storage to the brim: first by megabytes, then by what is left.
    for (let size = half.length; size >= 1; size >>= 1) {
      for (;;) {
        try {
          localStorage.setItem(`fill-${full}`, half.slice(0, size));
          full += 1;
        } catch (error) {
          expect((error as DOMException).name).to.match(/quota/i);
          break;
        }
      }
    }
    const box = createOutbox('box');
    const one = decision();
    box.keep(one);
    expect(localStorage.getItem(`box:!d-${one.id}`)).to.equal(null);
    expect(box.all()).to.deep.equal([one]);
    box.end(one.id);
    expect(box.all()).to.deep.equal([]);
  });
});
