/** Lines as they stand in honest posts, full of figures that are nobody's data. No detector may find anything. */
export const cleanLines: ReadonlyArray<{ readonly language: "en" | "de"; readonly text: string }> = [
  ...`
We open on 14 March 2026 at 10:30 am.
Doors: 18:00, show: 19:30, curfew: 23:00.
Open Mon–Fri 09:00-17:00, Sat 10:00-14:00.
Mon-Fri 0900-1730, Sat 1000-1600
Opening hours: 08.00-12.00 and 13.00-17.00
Back on 01/02/2026, not 02/01/2026.
Save the date: 2026-05-06.
From 24.12. to 26.12. we are closed.
From 01.02.2026 to 03.04.2026 the bridge is shut.
2024/2025 was our best season since 1998/1999.
In 1995 1998 2003 2010 we moved house.
The 1990-2020 archive is online.
Now $1,299.00 instead of $1,499.00!
£9.99 a month, £99.99 a year.
€1.234.567,89 raised so far.
It costs 1 234 567 euros.
Price: 012345.67 USD
That is 0.000123456 percent.
Population: 8 900 000 in 2011, 9 002 488 people in 2022.
We counted 1,234,567,890 stars.
12 345 678 901 views and counting.
Order 4711 ships today.
Order no. 0301234567 has left the warehouse.
Order #1-800-555-0199 is a joke.
Invoice 2026-000123 is paid.
Invoice number 4111111111111111 belongs to the demo shop.
Tracking number 00340434161094021501
Tracking no.: 1Z 999 AA1 01 2345 6784
Item no. 0171-2345678 is back in stock.
Part number 030-1234567-01 fits every frame.
SKU 123-45-6789 sold out.
Model 0301-234-567 replaces its predecessor.
The XC90 T8, the 320i and the 911 GT3.
Sony WH-1000XM5 or Bose QC45?
Canon EF 70-200mm f/2.8L IS III
RTX 4090, RX 7900 XTX, i9-14900K
Ryzen 7 7800X3D at 4.2 GHz
Screws M8x40, DIN 912, ISO 4762
Tyres 205/55 R16 91V
Oil: 5W-30 or 0W-20
Bulb H7 12V 55W
ISBN 978-3-16-148410-0
ISBN: 0-306-40615-2
ISBN-13: 9783161484100
ISBN 0306406152, hardcover
ISSN 2049-3630
EAN 4006381333931
UPC 036000291452
doi:10.1000/182
arXiv:1706.03762 changed everything.
RFC 9110 obsoletes RFC 7231.
PMID 12345678
US patent no. 10,123,456
Version 1.2.3 fixes the bug of 1.2.2.
Update to 2.24.10.5 or later.
WhatsApp 2.24.10.5 is out.
iOS 18.1.1 and Android 15
Chrome 131.0.6778.85 is stable.
Node 24.21.0, npm 11.19.1
Python 3.13, NumPy 2.1.3
Build 26100.2314
Kernel 6.12.1-200.fc41
Log entry 20241121153042
Commit 7971ec3 of 2026-11-21T15:26:36Z
sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
The UUID is 123e4567-e89b-12d3-a456-426614174000.
Manchester 3-1 Liverpool, 2-2 after 90 minutes
Final: 6-4 3-6 7-6 6-2
21-19, 18-21, 15-13: what a match!
Germany 7:1 Brazil
She ran 100 m in 10.49 and 200 m in 21.34.
Marathon in 2:00:35, half in 57:31
Lap 1:23.456, lap 2 1:23.789
NBA: 112-108, 98-101, 120-119
4-3-3 beats 4-4-2
Record: 12-3-1
221B Baker Street, London NW1 6XE
1600 Pennsylvania Avenue NW, Washington, DC 20500
Boston, MA 02110-1301, USA
10 Downing Street, SW1A 2AA
Hall 4, booth 4-120, row 12
Gate B42, seat 14C, flight LH 1234
Flight BA0117 leaves at 11:25.
Train 09:15, platform 7
Bus 100, 200 and 300
Route A8, exit 12, km 123.4
Coordinates 52.520008, 13.404954
51.5074 N, 0.1278 W
Altitude 8,848.86 m
Winning numbers: 03 12 18 27 41
Lotto: 4 8 15 16 23 42
Powerball 01 23 45 56 67, extra 9
Bingo: 12, 34, 56, 78, 90
Step 1: 200 g flour, 2 eggs, 150 ml milk
Bake at 180 °C for 25-30 minutes.
2 1/2 cups, 3/4 tsp
Serves 4-6, 450 kcal each
4K at 60 fps, 8K at 30 fps
1920x1080, 3840 x 2160
16:9, 4:5 and 9:16
10^6 = 1000000
3.14159265358979
Pi is 3.1415926535 and e is 2.7182818284.
1/3 is 0.3333333333
2026 goals: 10,000 steps, 8 h of sleep, 0 excuses
100% cotton, 60 degrees, 1,200 rpm
Up to 500 km, 75 kWh, 150 kW
10-15% off, 3 for 2
50/50 chance, 24/7 service
Hotline open 24/7, 365 days a year
9 to 5, 5 days a week
Call it 2024 or 2025, it does not matter.
Call 10 friends and bring 20 more.
Text 3 names and 2 dates.
Phone 15 Pro vs Phone 16 Pro
Mobile 2026: the trends
Chapter 12, pages 123-145, figure 3.4
Q1 2026: 12.3m, Q2 2026: 14.5m
FY2025/26 revenue up 8.4%
EUR/USD 1.0845, USD/JPY 154.32
S&P 500 at 5,948.71
BTC 98,765.43
#1 in 2024, #2 in 2025
Top 100, Top 1000, Top 10000
Formula 1, Formula 2, Formula 3
Apollo 11, 16 July 1969, 13:32 UTC
B-52, F-16, A380-800, 737-800
Henry VIII, 1491-1547
Johann Sebastian Bach (31 March 1685 – 28 July 1750)
Born on 5 May 1818 in Trier
Password managers: 1Password, Bitwarden and KeePass
Password: 12 characters or more, please.
Your password is required only once.
Is your password strong enough?
PIN boards from 9.99
Our customer number 1000 gets a cake!
Member no. 10.000 joined today.
Reply to @larkfield or @jo_ann.
Meet us @ the fair, booth 12.
Look at apple pie recipes dot by dot.
Follow @jo@mastodon.social for more.
The price of 2 for 1
7 habits, 12 rules, 48 laws
A4, A5 and B5 paper
ISO 9001:2015 and ISO 27001:2022
COVID-19, H1N1, H5N1
Boeing 747-400, tail number D-ABVT
Area 51, Route 66, Studio 54
1st, 2nd, 3rd and 4th place
No. 5 smells nice.
IP65, USB 3.2, HDMI 2.1, Wi-Fi 6E
WPA3 and AES-256
Use ports 80 and 443.
Line 1\\nLine 2
Room 101, floor 12
`
    .trim()
    .split("\n")
    .map((text) => ({ language: "en" as const, text })),
  ...`
Wir öffnen am 14. März 2026 um 10:30 Uhr.
Einlass 18:00 Uhr, Beginn 19:30 Uhr
Mo–Fr 09:00–17:00 Uhr, Sa 10:00–14:00 Uhr
Geöffnet: 08.00-12.00 und 13.00-17.00 Uhr
Mo bis Fr 8-18 Uhr, Sa 9-13 Uhr
Vom 24.12. bis 26.12. geschlossen
01.02.2026 – 03.02.2026: Messe in Halle 7
Am 1.5., 2.5. und 3.5. ist frei.
Termin: 06.05.2026, 07.05.2026, 08.05.2026
Stand: 21.11.2026
Saison 2024/2025 und 2025/26
1. FC Köln – SV Werder 2:1 (1:0)
6:4, 3:6, 7:6 (7:5)
Tabelle: 34 Spiele, 21-8-5, 68:32 Tore
3. Liga, 12. Spieltag
Nur 1.299,00 € statt 1.499,00 €
Ab 0,99 Euro pro Stück
1.234.567,89 EUR gespendet
Das kostet 012345,67 Euro.
12 345 678 Einwohner
1.000.000 Downloads, 4,8 von 5 Sternen
0,000123 Prozent
Bestellung 4711 ist unterwegs.
Bestellnummer 0301234567
Bestell-Nr. 0171/2345678
Auftragsnummer: 030 1234567
Rechnung Nr. 2026-0815 ist bezahlt.
Rechnungsnummer 4111 1111 1111 1111
Art.-Nr. 0123-4567-89
Artikelnummer 044 668 18 00
Sendungsnummer: 00340434161094021501
Seriennummer 0301-234-567
Modell 030-1234567
Typ 0171 in Blau
Teilenummer 06A 115 561 B
PZN 01234567
Charge 0221-1234567
Losnummer 0123456789
Startnummer 0815
Aktenzeichen 1 BvR 2656/18
Az. 030-1234567/24
HRB 123456 B, Amtsgericht Charlottenburg
USt-IdNr. DE123456789
Steuersatz 19 %, ermäßigt 7 %
ISBN 978-3-446-26049-8
ISBN 3-446-20055-8
EAN 4006381333931
DIN EN ISO 9001:2015
DIN A4, 80 g/m²
RAL 7016
VW Golf 8 GTI, BMW 320d, Audi A6 50 TDI
Bosch GSR 18V-60
Reifen 205/55 R16
Schrauben M8x40, 100 Stück
Akku 5000 mAh, 67 W
Bild 3/12, Seite 123-145
Kapitel 12, Abschnitt 3.4.5
Version 2.24.10.5
Firmware 01.02.03 ist da.
Update 10.15.7 behebt den Fehler.
Hauptstraße 12, 10115 Berlin
Musterweg 3a, 01069 Dresden, 03046 Cottbus
PLZ 01069
Postfach 10 20 30, 40213 Düsseldorf
80331 München, 1010 Wien, 8001 Zürich
A-1010 Wien, CH-8001 Zürich, D-10115 Berlin
Ausfahrt 12, A8, km 123,4
Gleis 7, Wagen 12, Platz 34
ICE 1234, RE 7, S 41
Flug LH 1234 um 06:45 Uhr
Gewinnzahlen: 03 12 18 27 41
Lottozahlen: 4 8 15 16 23 42, Superzahl 7
Eurojackpot 05 11 23 34 48 + 02 09
200 g Mehl, 3 Eier, 125 ml Milch
Bei 180 °C 25-30 Minuten backen
Für 4-6 Personen, 450 kcal
1/2 TL Salz, 2 1/2 Tassen
100 m in 9,58 s, 200 m in 19,19 s
Marathon in 2:00:35 Stunden
42,195 km, 1.234 Höhenmeter
52.520008, 13.404954
Koordinaten: N 52° 31' 12" O 13° 24' 17"
8.848 m hoch, 10.994 m tief
Um 07.30, 09.15 und 11.45 Uhr
14-16 Uhr, 20-22 Uhr
So gut war es nie 2024, 2025 oder davor.
Nie 1000 Euro am Tag verdient
Nino 2026: die neue Kollektion
Das Passwort ist wichtig.
Passwort: mindestens 12 Zeichen
Passwort vergessen? So geht es weiter.
Kennwort: Sommerfest
Kunde Nummer 1000 bekommt eine Torte.
Kundennummer 1000 hat gewonnen, wir feiern!
Johann Wolfgang von Goethe, geboren am 28. August 1749
Bach (1685–1750), Händel (1685–1759)
Seit 1898 in 4. Generation
20-Jahr-Feier am 01.01.2030
§ 823 Abs. 1 BGB, Art. 5 Abs. 1 lit. f DSGVO
BGBl. I 2024 Nr. 123
Band 3, Heft 12/2025
08/15 war gestern.
0-8-15-Lösungen kennt jeder.
24/7 erreichbar, 365 Tage im Jahr
Erreichbar unter der Woche von 9 bis 17 Uhr
Ruf 10 Freunde an und bring 20 mit.
Anruf von 2024 bis 2025
Handy 15 gegen Handy 16
Mobil 2026: Trends
50/50, 3 für 2, 1+1 gratis
10-15 % Rabatt bis 31.12.
+20 % Umsatz, -3 % Kosten
+10.000 Follower in 24 Stunden
1,5 Mio. Aufrufe
DAX bei 19.146,17 Punkten
1 EUR = 1,0845 USD
75 kWh, 150 kW, 500 km
Grundriss 4,5 x 3,2 m
16:9, 1080p, 4K
COVID-19, H5N1
Apollo 11, 16. Juli 1969
Raum 2.034, Haus 12
Los 3, Etappe 12
3-mal täglich 2 Tabletten
Schuhgröße 38-46
`
    .trim()
    .split("\n")
    .map((text) => ({ language: "de" as const, text }))
]
