import { waitUntil } from '@open-wc/testing';
import type { Tag } from './mount.js';

interface FrameOptions {
  element: Tag;
  language?: string;
  width?: number;
  height?: number;
  /** A Content-Security-Policy for the page. */
  csp?: string;
}

/** One element alone in a page of its own size and policy; the frame goes with `done()`. */
export async function frame({ element, language = 'en', width = 800, height = 600, csp = '' }: FrameOptions) {
  const iframe = document.createElement('iframe');
  Object.assign(iframe, { width, height });
  iframe.srcdoc = `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>frame</title>
    ${csp && `<meta http-equiv="Content-Security-Policy" content="${csp}">`}
    <body data-element="${element}" data-language="${language}"><script type="module" src="/test/ui/helpers/frame-page.ts"></script></body></html>`;
  document.body.append(iframe);
  const root = () => iframe.contentDocument?.querySelector(element)?.shadowRoot;
  await waitUntil(() => root()?.querySelector('button')?.offsetHeight, `${element} shows in its frame`, {
    timeout: 5000,
  });
  return {
    root: root()!,
    window: iframe.contentWindow!,
    body: iframe.contentDocument!.body,
    done: () => iframe.remove(),
  };
}
