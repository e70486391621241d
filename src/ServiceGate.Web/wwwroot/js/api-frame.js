// The way back from the page that shows the API's description, in the reader's language.
(() => {
  'use strict';
  const chinese = navigator.language.toLowerCase().startsWith('zh');
  const bar = document.createElement('nav');
  bar.setAttribute('aria-label', 'ServiceGate');
  for (const [href, text] of [['/', 'ServiceGate'], ['/api-guide', chinese ? '接口说明' : 'API guide'], ['/gateway-contract', chinese ? '网关接口约定' : 'Contract with gateways']]) {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = text;
    link.style.cssText = 'display: inline-block; padding: 0.75rem 1rem; color: #0b5394; font: 600 1rem system-ui, sans-serif;';
    bar.append(link);
  }
  document.body.prepend(bar);
})();
