import { type Html, html, trusted } from "./html.ts";

/** Shapes of 16 by 16: each can be told from the others without its colour. */
const shapes = {
  met: '<path d="M3.2 8.4l3.1 3.1 6.5-7"/>',
  unmet: '<path d="M4 4l8 8M12 4l-8 8"/>',
  unknown: '<path d="M5.6 5.9a2.4 2.4 0 1 1 3.4 2.2c-.7.3-1 .8-1 1.6M8 12.4v.1"/>',
  "needs-you": '<path d="M8 1.8L14.6 13.4H1.4zM8 6v3.4M8 11.3v.1"/>',
  "at-work": '<circle cx="8" cy="8" r="5.6"/><circle cx="8" cy="8" r="2.2" class="solid"/>',
  queued: '<path d="M2.5 4h11M2.5 8h11M2.5 12h6"/>',
  waits: '<circle cx="8" cy="8" r="5.8"/><path d="M8 4.6V8l2.4 1.6"/>',
  done: '<circle cx="8" cy="8" r="5.8"/><path d="M5.4 8.2l1.9 1.9 3.4-3.8"/>',
  ended: '<rect x="3.6" y="3.6" width="8.8" height="8.8" rx="1"/>',
} as const;

export type Icon = keyof typeof shapes;

export function icon(name: Icon): Html {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${trusted(shapes[name])}</svg>`;
}
