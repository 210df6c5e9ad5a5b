// Keeps a page with [data-live] fresh: the server says how far the ledger has come, and the page is asked again and morphed in place.
// Scroll, opened details and a half-filled field stay; who is typing is only told that there is news.
// Only the tab that is looked at listens: browsers allow six connections to a server, and a stream keeps one. Who listens again is told at once
// how far the ledger has come, so a tab that comes back renews itself where there was news.
import * as Turbo from '@hotwired/turbo';

const pauseMs = 5000;
const leavingMs = 15000;
const pressMs = 1000;
let events = null;
let newest = 0;
let refreshedAt = 0;
let waiting = null;
let leavingUntil = 0;
let leavingFor = null;
let refreshing = false;

const line = () => document.querySelector('[data-live]');
const leaving = () => Date.now() < leavingUntil;
const busy = () => document.hidden || leaving() || document.querySelector('main :is(input, select, textarea):focus') !== null;

function refresh() {
  refreshedAt = Date.now();
  // Replacing the page by itself is a refresh: Turbo morphs it and keeps the scroll.
  Turbo.visit(window.location.href, { action: 'replace', shouldCacheSnapshot: false });
  refreshing = true;
}

function hear(position) {
  newest = Math.max(newest, position);
  const shown = line();
  if (!shown || newest <= Number(shown.dataset.asOf)) {
    return;
  }
  if (busy()) {
    tell(shown);
    return;
  }
  clearTimeout(waiting);
  waiting = setTimeout(() => (busy() ? hear(newest) : refresh()), Math.max(0, refreshedAt + pauseMs - Date.now()));
}

function tell(shown) {
  if (!shown.querySelector('a')) {
    const link = document.createElement('a');
    link.href = window.location.href;
    link.textContent = shown.dataset.news;
    shown.append(' · ', link);
  }
}

function listen() {
  if (!line() || document.hidden) {
    events?.close();
    events = null;
    return;
  }
  if (!events) {
    events = new EventSource('/su-kien');
    events.addEventListener('head', event => hear(Number(event.data)));
  }
}

// Who has asked for another page gets it: a refresh in between would call that off. Only that page's own arrival ends the wait, not that of a refresh
// that was under way; a download never arrives, so the wait ends by time. Nor does anything move under a pointer that is going down.
function leave(place, ms) {
  leavingFor = place;
  leavingUntil = Math.max(leavingUntil, Date.now() + ms);
}

document.addEventListener('submit', () => {
  refreshing = false;
  leave(null, leavingMs);
});
document.addEventListener('turbo:visit', event => {
  refreshing = false;
  leave(event.detail.url, leavingMs);
});
document.addEventListener('pointerdown', () => leave(leavingFor, pressMs));
document.addEventListener('turbo:load', event => {
  if (leavingFor === event.detail.url) {
    leavingUntil = 0;
  }
});

document.addEventListener('turbo:load', listen);
document.addEventListener('turbo:render', listen);
document.addEventListener('visibilitychange', listen);
document.addEventListener('focusout', () => { if (events) { hear(newest); } });

// Who began to write while a refresh was under way keeps what is written, and the place in it.
const written = field => field.matches('input, select, textarea')
  && (field === document.activeElement || (!field.matches('select') && (field.value !== field.defaultValue || field.checked !== field.defaultChecked)));
document.addEventListener('turbo:before-morph-element', event => {
  if (refreshing && written(event.target)) {
    event.preventDefault();
  }
});

// What the reader opened stays open, and a drawing is redrawn instead of emptied.
document.addEventListener('turbo:before-morph-attribute', event => {
  if (event.detail.attributeName === 'open') {
    event.preventDefault();
  }
});
document.addEventListener('turbo:before-morph-element', event => {
  const next = event.detail.newElement;
  if (next && event.target.matches('[data-chart]')) {
    event.target.dataset.chart = next.dataset.chart;
    event.target.dataset.links = next.dataset.links;
    event.preventDefault();
  }
});
