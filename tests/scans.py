"""Texts as scans give them, written for the tests."""

# A memorandum of two pages, filed with the second page of another.
SPLICED = """
00911

1962/10/30

October 30, 1962

MEMORANDUM FOR: The Secretary

FROM: INR - A Planner *AP/x*

SUBJECT: The Harbour Talks

We seek here to weigh the harbour proposal that reached us this morning. The pilots would
come back to their boats and the tolls would be lowered for the season.

A number of difficulties are plain at once in the proposal of the pilots:

- 1) The season is not defined, and the pilots might claim that it never ends at all.
- 2) The tolls are to be lowered by both ports, although one of them has not been asked.
- 3) Nothing is said of the lighthouse, of its keeper, or of the lamp.

In terms of pilot objections in this dispute, the offer strengthens the belief that the pilots
are seeking to gain a season while the ports argue among themselves.

SECRET -- EYES ONLY

Declassified for Publication in
Foreign Relations of the United States

CH-811

SECRET -- EYES ONLY

-2-

Wool Exports

Farmers in the northern valleys would welcome a higher quota because the shearing was unusually
good. Merchants, however, dislike every quota and favour auctions held twice yearly in town.

Cloth

Weavers cannot predict what autumn demand requires, given strikes among dyers throughout summer.
Subsequently buyers could turn toward cotton, linen, imported silk or cheaper blended fabrics
manufactured abroad. Harvest festivals might briefly revive traditional costume orders again.

SECRET -- EYES ONLY

"Declassified for Publication in
Foreign Relations of the United States"

CU-814
"""

# A cover with an attachment in another voice, its pages joined by catchwords.
LENT = """
November 5, 1962

MEMORANDUM FOR THE HARBOUR COMMITTEE

~~SECRET~~
(12)

The attached "Plan of the Northern Port for the Talks" was prepared for use in planning. It rests
on discussions among officers of four offices and has been cleared by none of them so far.

For convenience in drafting, this paper was written from the Northern point of view.

K. L. Writer

HARBOUR OFFICE A/CDC/MR

REVIEWED BY [Signature] DATE 3-16-88
☒ RELEASE ☒ DECLASSIFY
☐ EXCISE ☐ DECLASSIFY in PART

November 5, 1962
The Northern Port

PLAN OF THE NORTHERN PORT
FOR THE TALKS

I. Situation

1. Our losses in the matter of the pilots are a set-back that we must not make light of before
the council or before the people of the port.

2. We have two roads before us, and it is not yet plain to any of us which of them we should

take

take when the season ends and the boats lie idle in the basin again.

~~SECRET~~

-3-

II. Requirements

1. We should keep the lamp lit at whatever cost, for without it no boat can enter at night and
every other plan of ours would come to nothing. However, there

~~SECRET~~

~~SECRET~~

-4-

there is no keeper who would stay through the winter on such pay as we can offer him.

2. The tolls are another matter, and we should be ready to lower them if others do so too. A

corollary

~~SECRET~~

collorary purpose should be to learn what the southern port would do in our place at once.

II. Positions

a. The lamp. We should ask for more than we expect.

b. The tolls. We should ask for less than we expect and be content with
"""

# Print, rendered: pages in brackets within the text, a note at the end whose mark is in the head.
RENDERED = """91. Memorandum from Keeper to Mayor, October 31

[Facsimile Page 1]

SUBJECT

  • The Lamp and the Winter

1. The lamp has burnt since the spring without a fault, and the oil will last until the new year.

2. The keeper has not agreed to stay, and [Facsimile Page 2] nothing the council offered moved him.

[Typeset Page 77]

Conclusion

3. We conclude that the lamp must be watched by somebody else, whoever it may be.

  1. On the lamp. Top Secret. 2 pp. Harbour Office, Files: lot 12, The Lamp."""

# A rule with notes below it; a heading; labels misread; the year misread; sense turned round.
MISREAD = """
**01777**

**1962/11/19**

~~SECRET//NOFORN~~

HARBOUR OFFICE
BUREAU OF BOATS

Research Memorandum
HOB-77, November 19, 1947

TO : The Mayor
THROUGH: The Clerk
FROM : HOB - A Planner
SUBJECT: The Tolls and the Lamp

CONCLUDING

We conclude that no agreement might be better for the town than the one on the table.

L. The town would keep its freedom to raise the tolls again when a better season comes around.

(2) Life for the pilots would be made as hard as can be and rather likely useful to their masters.

(C) The port may wish to create a friendly mood which would impede further action against pilots.

### Negotiated Settlement

-- It hopes to create a friendly mood in which the town can find a possible ground for further
action against pilots. HARBOUR OFFICE / CDR/MLR

三月

~~SECRET//NOFORN~~

- 1 -

~~SECRET//NOFORN~~

- 2 -

At first the pilots' discontent would be minimized. They would call every concession a sale.

The talks could be ended by an agreement or by none at all.<sup>1</sup>

---

1. We leave aside a lock-out.

~~SECRET//NOFORN~~

~~SECRET//NOFORN~~

- 3 -

The pilots would have less cause for discontent than they would under a negotiated agreement, and
the town would not be bound.<sup>17</sup> It would neither lower the tolls at once, nor

---

... The town would be spared the shame of a promise to the pilots.

~~SECRET//NOFORN~~

- 4 -

would it bind itself for the season. The keeper would doubtless ask for more oil than the town could
"""
