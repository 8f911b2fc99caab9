/** Says in plain words that a browser is too old for the application. Written so that old ones can read it. */
if (!('groupBy' in Map && 'any' in AbortSignal)) {
  const words = document.createElement('p');
  words.className = 'card';
  words.textContent =
    '这个浏览器太旧，打不开暖家。请更新浏览器，或换用新一些的浏览器；手机上已保存的记录不会丢。 ' +
    'This browser is too old for Nuanjia. Update it, or use a newer one; what is saved on this phone stays.';
  document.body.insertBefore(words, document.body.firstChild);
}
