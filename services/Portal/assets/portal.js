// Loaded on every page. Everything works without it: it saves reloads, draws charts and keeps figures fresh.
import * as Turbo from '@hotwired/turbo';
import './live.js';

// Forms that change something go the plain way (the server answers 200 with the form and its faults); filters ask for Turbo themselves.
Turbo.config.forms.mode = 'optin';

async function drawCharts() {
  if (document.querySelector('[data-chart]')) {
    const charts = await import('./charts.js');
    charts.draw();
  }
}

document.addEventListener('turbo:load', drawCharts);
document.addEventListener('turbo:render', drawCharts);

// A changed choice in a filter form is applied at once; without script its button does it.
document.addEventListener('change', event => {
  const form = event.target.closest('form[data-submit-on-change]');
  if (form) {
    form.requestSubmit();
  }
});

document.addEventListener('click', event => {
  if (event.target.closest('[data-print]')) {
    window.print();
  }

  // An open menu closes when something else is clicked.
  document.querySelectorAll('details[data-menu][open]').forEach(menu => {
    if (!menu.contains(event.target)) {
      menu.removeAttribute('open');
    }
  });
});

document.addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    document.querySelectorAll('details[data-menu][open]').forEach(menu => {
      menu.removeAttribute('open');
      menu.querySelector('summary').focus();
    });
  }
});

// Ticking the box in the head of a list ticks its rows.
document.addEventListener('change', event => {
  const name = event.target.dataset.checkAll;
  if (name) {
    document.querySelectorAll(`input[type=checkbox][name="${name}"]`).forEach(box => { box.checked = event.target.checked; });
  }
});

// Copies the sentence above the button; without the clipboard it is at least selected.
document.addEventListener('click', event => {
  const text = event.target.closest('[data-copy]')?.parentElement.querySelector('[data-copy-text]');
  if (text) {
    text.select();
    navigator.clipboard?.writeText(text.value);
  }
});
