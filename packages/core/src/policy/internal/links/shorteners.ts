/**
 * Services that hide where a link leads.
 *
 * @see https://github.com/MISP/misp-warninglists/blob/main/lists/url-shortener/list.json in the public domain (CC0),
 *   read on 2026-11-21: of it the services in wide use
 */

/** Hosts of such services. Each stands for its subdomains too. */
export const shorteners: ReadonlyArray<string> = (
  "1url.com 2no.co adf.ly amzn.to bc.vc bit.do bit.ly bitly.com bitly.ws buff.ly clck.ru cur.lv cutt.ly " +
  "cutt.us cuty.io db.tt dub.co dub.sh encr.pw go.ly goo.by goo.gd goo.gl goo.su iplogger.com " +
  "iplogger.org is.gd j.mp kutt.it lc.cx lnk.ink lnkd.in mcaf.ee me2.do n9.cl ow.ly ppt.cc q.gs qr.ae " +
  "qr.net qrco.de rb.gy rebrand.ly rebrandly.com reurl.cc s.id shorten.is shorten.tv shorturl.ae " +
  "shorturl.asia shorturl.at smarturl.it snip.ly spoo.me su.pr surl.li t.co t.ly tg.pe tiny.cc " +
  "tinyurl.com tinyurl.mobi tr.ee tr.im u.to url.sg urlr.me urlz.fr v.gd v.ht x.co x.gd yourls.org " +
  "zpr.io zws.im"
).split(" ")
