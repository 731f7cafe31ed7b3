import { html, unsafeCSS } from 'lit';
import { describeNotice, type NoticeOptions } from '../../notice/describe.js';
import { markup } from '../../notice/markup.js';
import { noticeRules } from '../../notice/style.js';
import { type NoticeWords, noticeWords } from '../../notice/words.js';
import { warn } from '../../store/warn.js';
import type { Act } from '../host.js';
import { switchStyles } from '../settings/switch.js';
import { AssentElement } from '../shared/element.js';
import { base } from '../shared/styles.js';
import { toNode } from './nodes.js';
import { control, showStates } from './state.js';
import { styles } from './styles.js';

/**
 * The policy as a privacy notice: a table of contents and its articles, each with an address of its own; the inventory of
 * cookies and services with the state of each and a switch beside it, which acts at once; every version with what was
 * different, and what has changed since the visitor's own decision. What the page has printed within the element is read
 * until then, and without JavaScript.
 *
 * @element assent-notice
 * @attr {number} level - level of the notice's heading, 1 to 4; 1 without
 * @slot - the notice as a server printed it; shown until the element has it
 * @csspart notice - the surface
 * @csspart header - title, version and introduction
 * @csspart title - the notice's heading
 * @csspart since - what has changed since the visitor's decision
 * @csspart contents - the table of contents
 * @csspart section - one article
 * @csspart top - the line of a heading
 * @csspart heading - an article's heading
 * @csspart anchor - the link to an article
 * @csspart mark - says that an article has changed since the visitor's decision
 * @csspart subsection - a part of an article: a transfer, a purpose's services, a version
 * @csspart list - a list
 * @csspart label - what stands above a list
 * @csspart facts - terms with what is said of each
 * @csspart table - a table
 * @csspart fold - what is different from a version to the next
 * @csspart state - a purpose's switch and its state
 * @csspart switch - the checkboxes
 * @csspart status - says that a choice was saved
 */
export class AssentNotice extends AssentElement<NoticeWords> {
  static override properties = { level: { type: Number } };
  static override styles = [base, switchStyles, unsafeCSS(noticeRules), styles];
  /** Level of the notice's heading, 1 to 4; 1 without. */
  declare level: number | null;
  /** @internal */
  override surface = 'notice';
  private past: NoticeOptions = {};
  private article: Element | undefined;
  /** A switch was moved here, and what follows from it has not come yet. */
  private moving = false;
  private saved = false;
  private follow = () => {
    const heading = this.shadowRoot!.getElementById(decodeURIComponent(location.hash.slice(1)));
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  };

  protected texts = noticeWords;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.follow);
  }

  /** With a <slot>, so that what the page has printed stays until there is something to show. */
  protected override createRenderRoot(): ReturnType<AssentElement<NoticeWords>['createRenderRoot']> {
    const root = super.createRenderRoot();
    root.append(document.createElement('slot'));
    root.addEventListener('click', (event) => this.clicked(event as MouseEvent));
    return root;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('level')) this.article = undefined;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('slot')!.remove();
    this.follow();
    this.look().catch((error) => warn('The notice tells nothing of earlier versions. Fix: see the error', error));
  }

  /** What the past adds: the visitor's own decision, and the versions that the backend keeps. */
  private async look(): Promise<void> {
    const { host } = this.content!;
    const [latest] = (await host.history()).decisions;
    const kept = (await host.versions?.(latest)) ?? [];
    const { policy } = latest ?? {};
    const decidedOn = kept.find(({ hash }) => hash === policy?.hash) ?? kept.find((k) => k.version === policy?.version);
    this.past = {
      earlier: kept.map(({ document }) => document),
      ...(latest && { decision: { at: latest.at, ...(decidedOn && { document: decidedOn.document }) } }),
    };
    this.article = this.build(this.article);
    this.requestUpdate();
  }

  /** The article; of one that stands already, only what is told otherwise now is replaced, so that nothing else moves. */
  private build(standing?: Element): Element {
    const { policy, language, t } = this.content!;
    const notice = describeNotice(policy, language, t, this.past);
    const tree = markup(notice, { level: this.level ?? 1, control: (unit) => [control(unit, t)] });
    const article = toNode(tree) as Element;
    if (!standing) return article;
    const sections = (root: Element, part = 'section') => [...root.querySelectorAll(`[part=${part}]`)];
    const fresh = sections(article);
    for (const [i, section] of sections(standing).entries()) {
      const plain = section.cloneNode(true) as Element;
      for (const state of plain.querySelectorAll('input + span')) state.textContent = '';
      if (plain.outerHTML !== fresh[i]!.outerHTML) section.replaceWith(fresh[i]!);
    }
    const [since] = sections(article, 'since');
    if (since) standing.querySelector('[part=header]')!.after(since);
    return standing;
  }

  protected override changed(): void {
    this.saved = this.moving;
    this.moving = false;
    this.requestUpdate();
  }

  /** At the click: a `change` does not tell whether a person or a script made it. */
  private clicked(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    const { assentPurpose: unit } = target.dataset;
    const link = target.closest('a');
    if (unit) {
      const { checked } = target as HTMLInputElement;
      this.moving = true;
      this.content!.host.decide({ [unit]: checked }, this.act(event, checked ? 'allow' : 'refuse'));
    } else if (link?.dataset.assentOpen) {
      event.preventDefault();
      this.content!.host.open(link.dataset.assentOpen);
    } else if (link?.hash && link.hash === location.hash) this.follow();
  }

  /**
   * What was shown is the inventory: all else is the policy, which the decision names.
   *
   * @internal
   */
  override act(event: Event, verb: string): Act {
    const inventory = (event.target as Element).closest('[part=section]')!;
    return { ...super.act(event, verb), shown: inventory };
  }

  protected override updated(): void {
    const { host, t } = this.content!;
    showStates(this.renderRoot, host, t);
  }

  override render() {
    const { language, t } = this.content!;
    this.article ??= this.build();
    return html`${this.article}
      <p part="status" role="status" lang=${language} dir=${t.dir}>${this.saved ? t['notice.saved'] : ''}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'assent-notice': AssentNotice;
  }
}
