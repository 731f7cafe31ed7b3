import { expect } from '@open-wc/testing';
import { framePainted } from '../../src/ui/frame.js';

describe('framePainted', () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));

  it('comes after the frame, once for all who ask before it', async () => {
    const order: string[] = [];
    frame().then(() => order.push('frame'));
    const first = framePainted();
    expect(framePainted()).to.equal(first);
    await first.then(() => order.push('painted'));
    expect(order).to.deep.equal(['frame', 'painted']);
  });

  it('waits for the next one where a frame has begun', async () => {
    const first = framePainted();
    await frame();
    const second = framePainted();
    expect(second).not.to.equal(first);
    const order: string[] = [];
    await Promise.all([first.then(() => order.push('first')), second.then(() => order.push('second'))]);
    expect(order).to.deep.equal(['first', 'second']);
  });
});
