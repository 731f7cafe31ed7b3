import { attempt } from '../../store/attempt.js';
import type { Gate } from '../part.js';
import { patchOwn } from './own.js';

const read = (url: string): string => {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.send();
  return request.responseText;
};

/**
 * HTML that a page makes for a frame (`blob:`): its tags ask before anybody can look into the frame, so that one with
 * matched tags gets them marked, in a text of its own.
 */
export const frameBlobs = (gate: Gate): void => {
  const { patch, markHtml } = gate;
  const pages = new Set<string>();
  const make = URL.createObjectURL.bind(URL);
  patch(URL, 'createObjectURL', ([blob], go) => {
    const url: string = go();
    if (/^text\/html/.test(blob?.type)) pages.add(url);
    return url;
  });
  patch(URL, 'revokeObjectURL', ([url], go) => {
    pages.delete(`${url}`);
    return go();
  });
  const marked = (url: unknown) => {
    if (!pages.has(`${url}`)) return url;
    // A policy of the page's may forbid to read it.
    const before = attempt(() => read(`${url}`)) ?? '';
    const after = markHtml(before);
    return after === before ? url : make(new Blob([after], { type: 'text/html;charset=utf-8' }));
  };
  const frame = HTMLIFrameElement.prototype;
  patch(frame, 'src', (args, go) => {
    args[0] = marked(args[0]);
    return go();
  });
  patchOwn(gate, frame, 'setAttribute', (args, go) => {
    if (`${args[0]}`.toLowerCase() === 'src') args[1] = marked(args[1]);
    return go();
  });
};
