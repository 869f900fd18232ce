// The promise: a word keeps its name and its number for ever, and a set of words is a mask of known bits.

import Testing

@testable import PovertyLedger

@Suite struct TokenTests {
    /// Expects the words of a vocabulary to be these, numbered from `first`.
    private func expect<Word: Token>(_ type: Word.Type, _ names: String, from first: UInt8 = 1) {
        let names = names.split(separator: " ").map(String.init)
        #expect(Word.allCases.count == names.count, "\(type)")
        for (index, name) in names.enumerated() {
            let word = Word(rawValue: first + UInt8(index))
            #expect(word?.name == name && word?.description == name)
            #expect(Word(name) == word)
        }
        for name in ["", "Poor", "nothing", names[0] + " "] { #expect(Word(name) == nil, "\(type) \(name)") }
    }

    @Test func namesAndNumbersAreFixed() {
        expect(
            HouseholdClass.self, "unclassified poor nearPoor disadvantaged average betterOff wellOff", from: 0)
        expect(Area.self, "urban rural")
        expect(UnitKind.self, "city ward commune hamlet")
        expect(RegistrationCause.self, "survey movedIn split")
        expect(MoveCause.self, "moved boundaryChange")
        expect(DissolutionCause.self, "movedAway deceased merged other")
        expect(Review.self, "periodic regular")
        expect(
            Deprivation.self,
            """
            employment dependants nutrition healthInsurance adultEducation schoolAttendance housingQuality housingArea \
            waterSource hygienicToilet telecommunication informationAccess
            """)
        expect(Cause.self, "land capital labour tools knowledge skills illnessOrAccident other")
        expect(ExitCause.self, "review request")
        expect(AidKind.self, "cash goods housing livelihood credit healthInsurance education labour ideas")
        expect(
            DonorKind.self,
            """
            stateBudget nationalProgramme fundForThePoor massOrganisation agency enterprise religiousBody household \
            individual abroad policyBank
            """)
        expect(RecipientKind.self, "household individual collective")
        expect(ReviewKind.self, "preliminary final")
        expect(
            TargetKind.self, "reduction stock rate increase income lasting leftBehind resources sponsored")
        expect(TargetCount.self, "households persons amountVND gifts")
        expect(IncomeStatistic.self, "mean median")
        expect(Comparison.self, "atLeast atMost below equal rises")
        expect(
            EventKind.self,
            """
            eventVoided unitEstablished unitChanged unitMerged householdTotalReported householdRegistered \
            householdMoved householdSizeChanged householdDissolved householdClassified householdExitedPoverty \
            incomeAssessed aidGiven sponsorAssigned sponsorEnded awardGranted awardRevoked initiativeRecorded \
            planAdopted periodClosed originChanged unitDivided fundEstablished contributionPledged \
            contributionReceived initiativeAdopted movementJoined reviewHeld responsibilityAssigned responsibilityEnded planRevised
            """, from: 0)
    }

    @Test func setsKeepTheOrderOfTheVocabulary() {
        var causes: TokenSet<Cause> = [.other, .land, .other]
        #expect(causes.mask == 0b1000_0001)
        #expect(causes.words == [.land, .other])
        #expect(causes.count == 2)
        #expect(causes.contains(.land))
        #expect(!causes.contains(.capital))
        let (first, second) = (causes.insert(.capital), causes.insert(.capital))
        #expect(first && !second)
        #expect(causes.words == [.land, .capital, .other])
        #expect(TokenSet<Cause>().isEmpty)
        #expect(!causes.isEmpty)
    }

    @Test func everyMaskOfKnownBitsIsASet() {
        for mask in 0...UInt16.max {
            #expect((TokenSet<Deprivation>(mask: mask)?.mask == mask) == (mask < 1 << 12), "\(mask)")
        }
        #expect(TokenSet<Deprivation>.all.mask == 0x0FFF)
    }

    @Test func aStateIsNoMemberOfASetOfClasses() {
        var classes = TokenSet<HouseholdClass>.all
        #expect(classes.words == [.poor, .nearPoor, .disadvantaged, .average, .betterOff, .wellOff])
        #expect(!classes.contains(.unclassified))
        let inserted = classes.insert(.unclassified)
        #expect(!inserted)
    }

    @Test func classesAreOrderedWorstFirst() {
        #expect(HouseholdClass.nearPoor.isBetter(than: .poor))
        #expect(!HouseholdClass.poor.isBetter(than: .poor))
        #expect(!HouseholdClass.poor.isBetter(than: .wellOff))
        #expect(!HouseholdClass.poor.isBetter(than: .unclassified))
        #expect(!HouseholdClass.unclassified.isBetter(than: .poor))
        #expect(HouseholdClass.average.betterClasses.words == [.betterOff, .wellOff])
        #expect(HouseholdClass.wellOff.betterClasses.isEmpty)
    }
}
