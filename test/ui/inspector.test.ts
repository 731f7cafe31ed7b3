import { expect, waitUntil } from '@open-wc/testing';
import { FINDINGS, finding } from './helpers/findings.js';
import { MemoryHost } from './helpers/memory-host.js';
import { clear, control, mount } from './helpers/mount.js';
import { samplePolicy } from './helpers/policy.js';

const names = (root: ShadowRoot) => [...root.querySelectorAll('tbody code')].map((code) => code.textContent);

async function open() {
  const host = new MemoryHost(samplePolicy());
  host.findings = FINDINGS;
  return mount('assent-inspector', { host, until: (root) => root.querySelector('tbody tr') });
}

describe('assent-inspector', () => {
  afterEach(clear);

  it('lists what was seen, with service, purpose and call site; filters; follows; closes', async () => {
    const { element, root, host } = await open();
    expect(names(root)).to.deep.equal(FINDINGS.map((f) => f.name));
    const text = root.querySelector('table')!.textContent!.replace(/\s+/g, ' ');
    for (const fact of ['PostHog', 'Analytics', 'app.js:12:3', 'https://1.cdn.tracker.example/t.js'])
      expect(text).to.contain(fact);
    const filter = [...root.querySelectorAll<HTMLButtonElement>('.filter')];
    expect(filter.map((b) => b.textContent)).to.deep.equal(['all 5', 'unknown 3', 'held 1', 'own 1']);
    filter[1]!.click();
    await waitUntil(() => names(root).length === 3);
    expect(filter[1]!.getAttribute('aria-pressed')).to.equal('true');

    host.findings = [finding('cookie', 'new', 'unknown'), ...FINDINGS];
    await waitUntil(() => names(root).includes('new'), 'it looks again', { timeout: 5000 });
    root.querySelector('section')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(element.isConnected).to.equal(false);
    expect(host.listening).to.equal(0);
  });

  it('drafts the services that the policy lacks, in a form that it accepts', async () => {
    const { root } = await open();
    expect(JSON.parse(root.querySelector('pre')!.textContent!)).to.deep.equal([
      {
        id: 's-cdn-tracker-example-8080',
        purpose: 'functional',
        name: '1.cdn.tracker.example:8080',
        hosts: ['1.cdn.tracker.example:8080'],
      },
      {
        id: 'unnamed',
        purpose: 'functional',
        name: 'Name what writes these',
        cookies: ['visitor'],
        storage: ['visitor'],
      },
    ]);
    control(root, 'copy').click();
    await waitUntil(() => root.querySelector('[role=status]')!.textContent, 'it says how that went');
  });

  it('has nothing that axe finds, light and dark, and fits in 320 px', async () => {
    const { element, root } = await open();
    root.querySelector('details')!.open = true;
    for (const scheme of ['light', 'dark']) {
      element.style.colorScheme = scheme;
      await expect(element).to.be.accessible();
    }
    element.style.width = '320px';
    const panel = root.querySelector('section')!;
    expect(panel.scrollWidth).to.be.at.most(panel.clientWidth);
    for (const button of root.querySelectorAll<HTMLButtonElement>('button'))
      expect(button.offsetHeight).to.be.at.least(44);
  });
});
