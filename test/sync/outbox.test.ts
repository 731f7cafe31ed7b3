import { expect } from '@open-wc/testing';
import { keepDecision } from '../../src/sync/keep.js';
import { createOutbox } from '../../src/sync/outbox.js';
import { decision } from './backend.js';

/** Fills the real storage to the brim: first by megabytes, then by what is left. */
function fillStorage(): void {
  const most = 'x'.repeat(1 << 20);
  let full = 0;
  for (let size = most.length; size >= 1; size >>= 1) {
    for (;;) {
      try {
        localStorage.setItem(`fill-${full}`, most.slice(0, size));
        full += 1;
      } catch (error) {
        expect((error as DOMException).name).to.match(/quota/i);
        break;
      }
    }
  }
}

describe('outbox', () => {
  afterEach(() => {
    for (const { id } of createOutbox('box').all()) createOutbox('box').end(id); // those in memory too
    localStorage.clear();
  });

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
    fillStorage();
    const box = createOutbox('box');
    const one = decision();
    box.keep(one);
    expect(localStorage.getItem(`box:!d-${one.id}`)).to.equal(null);
    expect(box.all()).to.deep.equal([one]);
    box.end(one.id);
    expect(box.all()).to.deep.equal([]);
  });

  it('moves into storage what it did not take, as soon as it does', () => {
    const box = createOutbox('box');
    const one = decision();
    fillStorage();
    box.keep(one);
    box.settle();
    expect(localStorage.getItem(`box:!d-${one.id}`)).to.equal(null);
    localStorage.removeItem('fill-0');
    box.settle();
    expect(JSON.parse(localStorage.getItem(`box:!d-${one.id}`)!)).to.deep.equal(one);
    expect(box.all()).to.deep.equal([one]);
  });

  it('makes room for a withdrawal in a full storage: what only grants stays in memory', () => {
    const box = createOutbox('box');
    const grants = [decision(), decision()];
    for (const grant of grants) box.keep(grant);
    fillStorage();
    const withdrawal = decision({ choices: { analytics: false } });
    box.keep(withdrawal);
    expect(localStorage.getItem(`box:!d-${withdrawal.id}`)).to.equal(null);
    expect(box.settle()).to.equal(0);
    expect(localStorage.getItem(`box:!d-${withdrawal.id}`)).not.to.equal(null);
    expect(box.all().map(({ id }) => id)).to.have.members([...grants, withdrawal].map(({ id }) => id));
  });

  it('keeps 200, of which a withdrawal is never the one dropped', () => {
    const box = createOutbox('box');
    const at = (i: number) => `0000000${1000 + i}-0000-7000-8000-000000000000`;
    const made = Array.from({ length: 210 }, (_, i) => decision({ id: at(i), choices: { a: true, b: i !== 2 } }));
    for (const one of made) box.keep(one);
    expect(box.settle()).to.equal(10);
    expect(box.settle()).to.equal(0);
    const kept = box.all();
    expect(kept).to.have.length(200);
    expect(kept[0], 'the oldest that is left').to.deep.equal(made[2]);
    expect(kept[1]).to.deep.equal(made[11]);
    for (const { id } of kept) box.keep(decision({ id, choices: { a: false } }));
    box.keep(decision({ choices: { a: false } }));
    expect(box.settle(), 'withdrawals alone').to.equal(0);
  });

  it('shows what is parked, and erases nothing twice', () => {
    const box = createOutbox('box');
    const one = decision();
    box.keep(one);
    box.end(one.id, null);
    localStorage.setItem('box:parked:damaged', '{');
    expect(box.parked()).to.deep.equal([{ id: one.id, decision: one, refusal: null }]);
    box.erase('me');
    box.erase('me');
    expect(box.erasures()).to.deep.equal(['me']);
    box.endErasure('me');
    expect(box.erasures()).to.deep.equal([]);
  });
});
