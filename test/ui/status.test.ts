import { expect, waitUntil } from '@open-wc/testing';
import { clear, type MountOptions, mount } from './helpers/mount.js';

const act = { source: 'api', trusted: true, language: 'en', shown: document.body };
const line = (root: ShadowRoot) => root.querySelector('[role=status]')?.textContent?.trim();
const show = (options: MountOptions = {}) => mount('assent-status', { ...options, until: line });

describe('assent-status', () => {
  afterEach(clear);

  it('says in one line what is on, after each decision', async () => {
    const { root, host } = await show();
    const says = (text: string) => waitUntil(() => line(root) === text, `${text} (says: ${line(root)})`);
    await says('Nothing is chosen yet, and nothing optional is on.');
    host.rejectAll(act);
    await says('Nothing optional is on.');
    host.decide({ functional: true, analytics: true }, act);
    await says('On: Comfort and Analytics.');
    host.decide({ functional: false, clarity: false, mixpanel: true }, act);
    await says('On: Analytics (without Clarity) and Mixpanel.');
    host.acceptAll(act);
    await says('On: Comfort, Analytics, and Marketing.');
  });

  it('[DEFAULT-BANNER-04] says that the opt-out signal was honoured, as long as it is', async () => {
    const { root, host } = await show({ denied: ['marketing'] });
    host.acceptAll(act);
    await waitUntil(() => line(root) === 'On: Comfort and Analytics. Opt-out signal honoured.', line(root));
    host.decide({ marketing: true }, act);
    await waitUntil(() => line(root) === 'On: Comfort, Analytics, and Marketing.', line(root));
  });

  it('[DEFAULT-BANNER-14] is announced once for each change: what did not change is not written again', async () => {
    const { element, root, host } = await show();
    host.rejectAll(act);
    await waitUntil(() => line(root) === 'Nothing optional is on.', line(root));
    let written = 0;
    const observer = new MutationObserver((records) => {
      written += records.length;
    });
    observer.observe(root, { subtree: true, childList: true, characterData: true });
    host.rejectAll(act);
    await element.updateComplete;
    host.decide({ analytics: true }, act);
    await waitUntil(() => line(root) === 'On: Analytics.', line(root));
    await element.updateComplete;
    observer.disconnect();
    expect(written, 'one text, one change').to.equal(1);
    expect(root.querySelectorAll('[role=status]')).to.have.length(1);
  });

  it('takes the size and colour of the text around it', async () => {
    const around = document.createElement('p');
    around.style.cssText = 'font-size: 13px; color: rgb(1, 2, 3)';
    document.body.append(around);
    const { element } = await show();
    around.append(element);
    const { fontSize, color } = getComputedStyle(element.shadowRoot!.querySelector('[role=status]')!);
    expect([fontSize, color]).to.deep.equal(['13px', 'rgb(1, 2, 3)']);
    around.remove();
  });
});
