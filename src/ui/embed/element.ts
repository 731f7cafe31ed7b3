import { html, nothing } from 'lit';
import { warn } from '../../store/warn.js';
import { type EmbedMessages, embedMessages } from '../messages/embed.js';
import { AssentElement } from '../shared/element.js';
import { base } from '../shared/styles.js';
import { embedFacts } from './facts.js';
import { styles } from './styles.js';

/** What of the element's own attributes goes to a frame that it makes. */
const PASSED = ['title', 'width', 'height', 'allow', 'allowfullscreen', 'sandbox', 'loading', 'referrerpolicy'];

/**
 * Stands where a held frame will be: what it is, who runs it, "load once" and "always allow". It takes the frame's own
 * box, so that nothing moves when the frame comes or goes back. Wrap it around a held frame, or give it `service` and `src`.
 *
 * @element assent-embed
 * @attr {string} service - the service (or purpose) that the frame waits for; needed without a frame of its own
 * @attr {string} src - the frame's address, where the element makes the frame
 * @attr {string} poster - an image of this site's own; any other host's is not fetched
 * @slot - the held frame
 * @slot poster - an image instead of `poster`; with the attribute `hidden`, so that it takes no room before
 * @csspart placeholder - the surface over the frame's box
 * @csspart poster - the image
 * @csspart card - the texts and buttons
 * @csspart title - what it is
 * @csspart meta - who runs it
 * @csspart text - what loading does
 * @csspart actions - the row of buttons
 * @csspart choice - both "load once" and "always allow": one part, so that a theme can't set them apart
 * @cssprop --assent-color-scheme - `light` or `dark`, where the visitor's preference should not count
 */
export class AssentEmbed extends AssentElement<EmbedMessages> {
  static override properties = { service: {}, src: {}, poster: {} };
  static override styles = [base, styles];
  /** The service (or purpose) that the frame waits for. */
  declare service: string | null;
  /** The frame's address, where the element makes the frame. */
  declare src: string | null;
  /** An image of this site's own. */
  declare poster: string | null;
  /** @internal */
  override surface = 'embed';
  /** The frame that this element has made. */
  declare private made: HTMLIFrameElement | undefined;
  declare private frame: HTMLIFrameElement | null;
  private wantsFocus = false;
  private sizes = new ResizeObserver(() => this.cover());
  private changes = new MutationObserver(() => this.requestUpdate());

  protected texts = embedMessages;

  override connectedCallback(): void {
    super.connectedCallback();
    this.changes.observe(this, {
      subtree: true,
      childList: true,
      attributeFilter: ['src', 'srcdoc', 'data-assent', 'title'],
    });
    this.sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.changes.disconnect();
    this.sizes.disconnect();
  }

  /** Before the texts are there the frame has to keep its place already. */
  protected override shouldUpdate(): boolean {
    return true;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if ((changed.has('src') || changed.has('service')) && this.src && this.service) this.make(this.src, this.service);
    this.frame = this.querySelector('iframe');
  }

  /** A held frame like one that stands in the HTML: gate and withdrawal know it as such. */
  private make(src: string, service: string): void {
    this.made?.remove();
    if (this.querySelector('iframe')) return;
    this.made = document.createElement('iframe');
    for (const name of PASSED) if (this.hasAttribute(name)) this.made.setAttribute(name, this.getAttribute(name)!);
    this.made.setAttribute('data-assent', service);
    this.made.setAttribute('data-assent-src', src);
    this.append(this.made);
  }

  private get needs(): string {
    return this.frame?.getAttribute('data-assent') ?? '';
  }

  /** Is there anything in the way? A frame that nobody holds, or that has its source, is the page's own matter. */
  private get covered(): boolean {
    const { content, frame, needs } = this;
    return (
      !!content &&
      !!needs &&
      !frame!.matches('[src],[srcdoc][data-assent-srcdoc]') &&
      !content.host.allows(needs, frame!)
    );
  }

  protected override updated(): void {
    if (this.frame) this.sizes.observe(this.frame);
    this.cover();
    if (!this.wantsFocus || this.covered) return;
    this.wantsFocus = false;
    this.frame?.focus();
  }

  /** Lays the placeholder exactly over the frame's box, wherever the page's styles have put that. */
  private cover(): void {
    const placeholder = this.renderRoot.querySelector<HTMLElement>('[part=placeholder]');
    if (!placeholder) return;
    const { left, top, width, height } = this.frame!.getBoundingClientRect();
    const own = this.getBoundingClientRect();
    Object.assign(placeholder.style, {
      left: `${left - own.left - this.clientLeft}px`,
      top: `${top - own.top - this.clientTop}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
  }

  private clicked(event: Event): void {
    const { host } = this.content!;
    this.wantsFocus = true;
    if ((event.currentTarget as HTMLElement).dataset.assentRole === 'once') host.loadOnce(this.frame!);
    else host.decide(Object.fromEntries(this.facts.choices.map((id) => [id, true])), this.act(event, 'always'));
  }

  private get facts() {
    const ids = this.needs.trim().split(/\s+/);
    return embedFacts(this.content!, ids, this.frame!.getAttribute('data-assent-src') ?? '');
  }

  /** The owner's own image: one from elsewhere would tell of the visit before it is asked for. */
  private get image() {
    const { poster } = this;
    if (!poster) return nothing;
    const link = document.createElement('a');
    link.href = poster;
    if (link.origin === location.origin) return html`<img part="poster" src=${poster} alt="">`;
    warn(`The poster ${poster} is another host's. Fix: serve it from this site`);
    return nothing;
  }

  override render() {
    return html`${this.covered ? this.placeholder() : nothing}<slot class=${this.covered ? 'covered' : nothing}></slot>`;
  }

  private placeholder() {
    const content = this.content!;
    const { language, t } = content;
    const { allows, operator, meta, privacyUrl } = this.facts;
    const title = this.frame!.title || meta[0]!;
    const about = html`<span class="hidden">: ${title}</span>`;
    const link = privacyUrl && html`<a href=${privacyUrl}>${t.privacy}<span class="hidden">: ${meta[0]}</span></a>`;
    const { image } = this;
    const pictured = image !== nothing || this.querySelector(':scope > [slot=poster]');
    return html`<div role="group" part="placeholder" class=${pictured ? 'pictured' : nothing} aria-labelledby="h" lang=${language} dir=${t.dir}>
      <slot name="poster">${image}</slot>
      <div class="card" part="card">
        <svg aria-hidden="true" width="40" height="40" viewBox="0 0 40 40" fill="none" stroke="currentColor" stroke-width="2"><rect x="3" y="7" width="34" height="26" rx="5" /><path d="m17 15 8 5-8 5z" stroke-linejoin="round" /></svg>
        <p id="h" part="title">${title}</p>
        <p part="meta">${[...meta, link].filter((part) => part && part !== title).map((part, i) => html`${i ? ' · ' : nothing}<bdi>${part}</bdi>`)}</p>
        <p part="text">${t['embed.text'].replace('{name}', operator)} ${allows && t['embed.back']}</p>
        <div class="actions" part="actions">
          <button part="choice" data-assent-role="once" @click=${this.clicked}>${t['embed.once']}${about}</button>
          ${allows ? html`<button part="choice" data-assent-role="accept" @click=${this.clicked}>${t['embed.always'].replace('{name}', allows)}${about}</button>` : nothing}
        </div>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'assent-embed': AssentEmbed;
  }
}
