// Runs the veraPDF engine over PDFs and prints, for each that fails, its name and the rules it breaks.
// java -cp JARS Validate.java FILE...   Exit 0: all conform to PDF/UA-1 and PDF/A-3a.

import java.io.FileInputStream;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

public class Validate {
    public static void main(String[] files) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        boolean sound = true;
        for (String file : files) {
            for (PDFAFlavour flavour : new PDFAFlavour[] {PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_3_A}) {
                try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
                        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                    var result = validator.validate(parser);
                    var broken = new TreeSet<String>();
                    for (TestAssertion one : result.getTestAssertions()) {
                        if (one.getStatus() == TestAssertion.Status.FAILED) {
                            broken.add(one.getRuleId().getClause() + " " + one.getMessage() + " " + one.getLocation().getContext());
                        }
                    }
                    if (!result.isCompliant() || result.getTotalAssertions() == 0) {
                        sound = false;
                        System.out.println(file + ": " + flavour + ": " + String.join("; ", broken));
                    }
                }
            }
        }
        System.out.println((sound ? "all conform: " : "not all conform: ") + files.length);
        System.exit(sound ? 0 : 1);
    }
}
