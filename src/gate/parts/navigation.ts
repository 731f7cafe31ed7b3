import { attempt } from '../../store/attempt.js';
import type { Gate } from '../part.js';

/** Does a frame of this page have the name? Then what goes there is loaded in this page. */
const isFrame = (name: unknown): boolean =>
  !!name &&
  [...document.querySelectorAll<HTMLIFrameElement>('iframe,frame,object')].some(
    (frame) => frame.name === name || attempt(() => frame.contentWindow!.name) === name,
  );

/**
 * What leaves as a navigation: forms, `<a ping>`, what is opened in a frame of this page by its name, and windows of
 * services with `popups: true`.
 *
 * A form that a visitor sends is the visitor's own act, also to a service's host: it goes. One that a script sends while
 * the visitor does nothing (no transient activation, HTML Standard 6.4.1) is a request like any other.
 */
export default ({ denied, note, patch }: Gate): void => {
  const drops = (what: string, url: string) => {
    const service = denied('hosts', url);
    if (service) note('dropped', `${what} ${url}`, service.id);
    return service;
  };

  const scripted = (form: HTMLFormElement, submitter?: Element | null) =>
    !navigator.userActivation?.isActive &&
    // Attributes: a field called "action" hides the property.
    drops('form', submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '');
  patch(HTMLFormElement.prototype, 'submit', (_, go, form) => scripted(form) || go());
  patch(HTMLFormElement.prototype, 'requestSubmit', ([submitter], go, form) => scripted(form, submitter) || go());
  addEventListener(
    'submit',
    (event) => {
      if (!scripted(event.target as HTMLFormElement, event.submitter)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );

  // A link into a frame. With one of these keys, and with another button, a window of its own opens.
  const entersFrame = (target: EventTarget | undefined, { ctrlKey, metaKey, shiftKey }: Partial<MouseEvent> = {}) => {
    const link = (target as Partial<Element> | undefined)?.closest?.('a[href],area[href]');
    const base = () => document.querySelector('base[target]')?.getAttribute('target');
    return (
      link &&
      !(ctrlKey || metaKey || shiftKey) &&
      denied('hosts', link.getAttribute('href')!) &&
      isFrame(link.getAttribute('target') ?? base()) &&
      drops('link', link.getAttribute('href')!)
    );
  };
  addEventListener('click', (event) => entersFrame(event.composedPath()[0], event) && event.preventDefault(), true);

  // A ping is sent by the click that follows the link, and read from the attribute then.
  const clicked = (target: EventTarget | undefined) => {
    const link = (target as Partial<Element> | undefined)?.closest?.('a[ping],area[ping]');
    const pings = link?.getAttribute('ping');
    if (!pings) return;
    const kept = pings.split(/\s+/).filter((url) => !drops('ping', url));
    link!.setAttribute('ping', kept.join(' '));
    setTimeout(() => link!.setAttribute('ping', pings));
  };
  for (const type of ['click', 'auxclick']) addEventListener(type, (event) => clicked(event.composedPath()[0]), true);
  // No event of an element that is nowhere in the page comes by.
  patch(HTMLElement.prototype, 'click', (_, go, el) => {
    if (!el.isConnected) {
      clicked(el);
      if (entersFrame(el)) return;
    }
    return go();
  });

  patch(self, 'open', (args, go) => {
    const [url = '', name] = args;
    const service = denied('hosts', `${url}`);
    if (!service) return go();
    const here = isFrame(`${name}`);
    if (!here && !service.popups) return go();
    drops('window', `${url}`);
    if (!here) return null; // as a blocker of pop-ups answers
    // The frame, with what it has.
    args[0] = '';
    return go();
  });
};
