#!/usr/bin/env python3
"""Looks at every mail as its readers do: on a phone and on a desk, light and dark.

    pictures_test.py FOLDER PICTURES     # FOLDER of *.html; the pictures are kept

Fails where something sticks out at the side and where text has a contrast below 4.5:1 (WCAG 2.1, 1.4.3).
"""
import pathlib
import sys

from browser import Browser

WIDTHS = (375, 1280)
SCHEMES = ("light", "dark")
LEAST_CONTRAST = 4.5
# Measured but not drawn: they are laid out like the Dutch ones.
OTHER_LANGUAGES = ("en-", "de-")

MEASURE = r"""
(() => {
  const channels = color => {
    const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number);
    return {r, g, b, a};
  };
  const luminance = ({r, g, b}) => {
    const [x, y, z] = [r, g, b].map(c => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const canvas = document.createElement('div');
  canvas.style.cssText = 'background-color:Canvas;display:none';
  document.body.append(canvas);
  const canvasColor = channels(getComputedStyle(canvas).backgroundColor);
  canvas.remove();
  const background = element => {
    for (; element; element = element.parentElement) {
      const color = channels(getComputedStyle(element).backgroundColor);
      if (color.a > 0) return color;
    }
    return canvasColor;
  };
  // On a phone innerWidth grows with what sticks out.
  const width = document.documentElement.clientWidth;
  const found = {width, height: document.documentElement.scrollHeight, out: [], pale: [],
                 texts: 0, canvas: luminance(canvasColor)};
  if (document.documentElement.scrollWidth > width) found.out.push('the page');
  for (const element of document.body.querySelectorAll('*')) {
    if (element.getBoundingClientRect().right > width + 0.5) found.out.push(element.tagName);
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode());) {
    if (!text.data.trim()) continue;
    found.texts += 1;
    const ratio = contrast(channels(getComputedStyle(text.parentElement).color), background(text.parentElement));
    if (ratio < LEAST) found.pale.push(text.data.trim().slice(0, 40) + ' ' + ratio.toFixed(1));
  }
  return found;
})()
""".replace("LEAST", str(LEAST_CONTRAST))

HEAD = '<!DOCTYPE html><html><head><meta name="viewport" content="width=device-width, initial-scale=1"></head><body>'
WIDE = HEAD + '<table width="1400"><tr><td>breed</td></tr></table>'
PALE = HEAD + '<p style="color:#777">bleek</p>'  # on white and on black alike


def findings_of(browser, width, scheme):
    seen = browser.evaluate(MEASURE)
    findings = []
    if seen["width"] != width:
        findings.append(f"the window is {seen['width']} wide")
    if seen["texts"] == 0:
        findings.append("there is no text")
    findings += [f"sticks out: {what}" for what in seen["out"]]
    findings += [f"too pale: {what}" for what in seen["pale"]]
    return findings, seen


def look_at(browser, pages, pictures):
    complaints = []
    for width in WIDTHS:
        for scheme in SCHEMES:
            browser.look(width, scheme)
            browser.show(WIDE)
            if not any("sticks out" in finding for finding in findings_of(browser, width, scheme)[0]):
                complaints.append(f"{width} {scheme}: what is too wide is not found")
            browser.show(PALE)
            if not any("too pale" in finding for finding in findings_of(browser, width, scheme)[0]):
                complaints.append(f"{width} {scheme}: what is too pale is not found")
            for page in pages:
                browser.show(page.read_text())
                findings, seen = findings_of(browser, width, scheme)
                if (seen["canvas"] < 0.2) != (scheme == "dark"):
                    findings.append("is not shown in its scheme")
                complaints += [f"{page.name}, {width} {scheme}: {finding}" for finding in findings]
                if not page.name.startswith(OTHER_LANGUAGES):
                    drawn = browser.picture(width, seen["height"])
                    (pictures / f"{page.stem}-{width}-{scheme}.png").write_bytes(drawn)
    return complaints


def main():
    folder, pictures = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    pages = sorted(folder.glob("*.html"))
    if not pages:
        print(f"no mails in {folder}")
        return 1
    pictures.mkdir(parents=True, exist_ok=True)
    browser = Browser()
    try:
        complaints = look_at(browser, pages, pictures)
    finally:
        browser.close()
    print(*complaints, sep="\n")
    return len(complaints) > 0


if __name__ == "__main__":
    sys.exit(main())
