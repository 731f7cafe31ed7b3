import { html, LitElement, render, svg } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';

class TourElement extends LitElement {
  static properties = { count: { type: Number, reflect: true }, src: {} };
  count = 0;
  firstUpdated = () => this.note('first', this.renderRoot.innerHTML.replace(/<!--.*?-->/g, ''));
  render = () => html`<button @click=${() => this.count++}>${this.count}</button>
    <img alt="" src=${this.src} @load=${() => this.note('image')}>
    <iframe title="f" src="/x/framed.html" @load=${() => this.note('frame')}></iframe>
    ${unsafeHTML('<b>raw</b>')}<slot></slot>${svg`<circle r="1"></circle>`}`;
}
customElements.define('tour-element', TourElement);

window.tour = async ({ note, root, until }) => {
  TourElement.prototype.note = note;
  const view = (n) =>
    html`<tour-element .src=${`/x/pic.gif?lit=${n}`} title=${n}><p ?hidden=${n > 1}>light</p></tour-element>`;
  render(view(1), root);
  const element = root.querySelector('tour-element');
  await until(() => log.includes('["image"]') && log.includes('["frame"]'));
  element.renderRoot.querySelector('button').click();
  note(await element.updateComplete, element.getAttribute('count'));
  render(view(2), root);
  await until(() => log.filter((line) => line === '["image"]').length === 2);
  note(element.renderRoot.innerHTML.replace(/<!--.*?-->/g, ''), element.src);
  const shadow = root.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' });
  shadow.innerHTML = '<img alt="" src="/x/pic.gif?closed=1" onload="note(\'closed\')">';
  await until(() => log.includes('["closed"]'));
};
